import type { Database } from '../db/database.ts';
import { setColumn } from '../db/set-column.ts';

/** Metres above the WGS 84 ellipsoid of the drawn ground at a position. */
export type HeightAt = (lng: number, lat: number) => number;

/** Puts a city's pins, areas and streets on the drawn ground; writes only heights that moved by more than a centimetre. */
export async function setHeights(db: Database, city: string, heightAt: HeightAt): Promise<number> {
  let changed = 0;
  for (const table of ['place', 'camera', 'report', 'area', 'street']) {
    const { rows } = await db.client.execute({
      sql: `SELECT seq, lng, lat, height FROM ${table} WHERE city = ? ${table === 'report' ? 'AND picked = 0' : ''}`,
      args: [city],
    });
    const updates = rows
      .map((row) => ({
        seq: Number(row.seq),
        was: Number(row.height),
        is: Math.round(heightAt(Number(row.lng), Number(row.lat)) * 100) / 100,
      }))
      .filter(({ was, is }) => Number.isFinite(is) && Math.abs(was - is) > 0.01);
    changed += updates.length;
    await setColumn(
      db,
      `${table}.height`,
      updates.map(({ seq, is }) => [seq, is]),
    );
  }
  return changed;
}
