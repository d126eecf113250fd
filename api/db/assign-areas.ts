import { booleanPointInPolygon } from '@turf/turf';
import type { Area } from '../../data/contract.ts';
import { dayIn, validOn } from '../../data/model/validity.ts';
import type { Database } from './database.ts';
import { setColumn } from './set-column.ts';

const box = (area: Area) => {
  const points = (area.geometry.type === 'Polygon' ? area.geometry.coordinates : area.geometry.coordinates.flat()).flat();
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as const;
};

/** Gives every pinned row of a city the ward or commune of today that it stands in; writes only what changed. */
export async function assignAreas(db: Database, city: string, timeZone: string, now: Date): Promise<number> {
  const today = dayIn(timeZone, now);
  const { rows } = await db.client.execute({ sql: 'SELECT content FROM area WHERE city = ?', args: [city] });
  const all = rows.map((row) => JSON.parse(String(row.content)) as Area);
  const areas = all
    .filter((area) => ['ward', 'commune'].includes(area.properties.level) && validOn(area.properties, today))
    .map((area) => ({ area, box: box(area) }));
  const areaOf = (lng: number, lat: number) =>
    areas.find(({ area, box: [w, s, e, n] }) => w <= lng && lng <= e && s <= lat && lat <= n && booleanPointInPolygon([lng, lat], area))
      ?.area.id ?? null;
  let changed = 0;
  for (const table of ['place', 'camera', 'report']) {
    const pins = await db.client.execute({ sql: `SELECT seq, lng, lat, area_id FROM ${table} WHERE city = ?`, args: [city] });
    const updates = pins.rows
      .map((row) => ({ seq: Number(row.seq), was: row.area_id, is: areaOf(Number(row.lng), Number(row.lat)) }))
      .filter(({ was, is }) => was !== is);
    changed += updates.length;
    await setColumn(
      db,
      `${table}.area_id`,
      updates.map(({ seq, is }) => [seq, is]),
    );
  }
  return changed;
}
