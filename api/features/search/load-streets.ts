import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LocalText } from '../../../data/contract.ts';
import type { Database } from '../../db/database.ts';
import { foldedNames } from '../../db/pack-row.ts';

const Index = z.object({ version: z.string().regex(/^[\w-]+$/) });
const Line = z.array(z.array(z.number()).min(2)).min(1);
const Streets = z.object({
  features: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).optional(),
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** A point on the line near its middle. */
function middle(geometry: { type: string; coordinates: unknown }): [number, number] | null {
  const line =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? (geometry.coordinates as unknown[])[0]
        : geometry.coordinates;
  const points = Line.safeParse(line);
  const point = points.success ? points.data[Math.floor(points.data.length / 2)] : undefined;
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return point?.[0] === undefined || point[1] === undefined ? null : [round(point[0]), round(point[1])];
}

/**
 * Makes the streets of a built city findable: reads `tiles/<city>/index`, replaces the city's streets when its version is new.
 * @returns how many streets the city now has, or null where no index was built
 */
export async function loadStreets(db: Database, tilesDir: string, city: string): Promise<number | null> {
  const folder = join(tilesDir, city, 'index');
  const entry = await readFile(join(folder, 'index.json'), 'utf8').catch(() => null);
  if (entry === null) return null;
  const { version } = Index.parse(JSON.parse(entry));
  const known = await db.client.execute({ sql: 'SELECT version, count(*) AS n FROM street WHERE city = ? GROUP BY version', args: [city] });
  if (known.rows.length === 1 && known.rows[0]?.version === version) return Number(known.rows[0].n);
  const { features } = Streets.parse(JSON.parse(await readFile(join(folder, version, 'streets.geojson'), 'utf8')));
  const rows = new Map<string, (string | number)[]>();
  for (const { id, geometry, properties } of features) {
    const name = LocalText.safeParse(typeof properties.name === 'string' ? { vi: properties.name } : properties.name);
    const at = middle(geometry);
    if (!name.success || !at) continue;
    const own = Object.values(name.data);
    const folded = foldedNames(name.data, [...own.map((one) => `đường ${one}`), ...own.map((one) => `${one} street`)]);
    const slug = folded.split('\n')[0]?.replaceAll(' ', '-').slice(0, 80) ?? '';
    const key = typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? id : slug;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || rows.has(key)) continue;
    rows.set(key, [
      city,
      key,
      typeof properties.class === 'string' ? properties.class : 'minor',
      JSON.stringify(name.data),
      folded,
      at[0],
      at[1],
      version,
    ]);
  }
  const insert = 'INSERT INTO street (city, id, class, name, names_folded, lng, lat, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
  await db.write((client) =>
    client.batch(
      [{ sql: 'DELETE FROM street WHERE city = ?', args: [city] }, ...[...rows.values()].map((args) => ({ sql: insert, args }))],
      'write',
    ),
  );
  return rows.size;
}
