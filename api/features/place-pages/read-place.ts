import { and, eq } from 'drizzle-orm';
import { Place } from '../../../data/contract.ts';
import { boxAround, distanceBetween } from '../../../data/model/distance.ts';
import type { Database } from '../../db/database.ts';
import { ProblemError } from '../../http/problem.ts';
import { place as table } from '../places/table.ts';
import type { NearPlace } from './contract.ts';

/** How far what is of use there may be, and other sights. Metres. */
const USEFUL = 1500;
const SIGHTS = 12_000;
const SIGHT = 'site';
const MOST_SIGHTS = 3;
/** Toilets, parking, stops: the nearest one of each kind. */
const MOST_USEFUL = 6;

export interface KnownPlace {
  place: Place;
  /** [lng, lat, metres above the WGS 84 ellipsoid] */
  at: [number, number, number];
  updatedAt: string;
}

/** @throws ProblemError 404 */
export async function readPlace({ orm }: Database, city: string, id: string): Promise<KnownPlace> {
  const [row] = await orm
    .select()
    .from(table)
    .where(and(eq(table.city, city), eq(table.id, id)));
  if (!row) throw new ProblemError('not-found', `There is no place “${id}” in this city.`);
  return { place: Place.parse(JSON.parse(row.content)), at: [row.lng, row.lat, row.height], updatedAt: row.updatedAt };
}

/** What a visitor of a place may look for next: the nearest sights, then the nearest of every other kind. */
export async function nearPlaces(
  { client }: Database,
  city: string,
  id: string,
  at: readonly [number, number, ...number[]],
): Promise<NearPlace[]> {
  const from = [at[0], at[1]] as const;
  const [west, south, east, north] = boxAround(from, SIGHTS);
  const { rows } = await client.execute({
    sql: `SELECT t.id, t.kind, t.lng, t.lat, t.content ->> '$.name' AS name FROM place_box b CROSS JOIN place t ON t.seq = b.seq
      WHERE b.east >= ? AND b.west <= ? AND b.north >= ? AND b.south <= ? AND t.city = ? AND t.id <> ?`,
    args: [west, east, south, north, city, id],
  });
  const all = rows
    .map((row) => ({
      id: String(row.id),
      kind: String(row.kind),
      name: String(row.name),
      metres: Math.round(distanceBetween(from, [Number(row.lng), Number(row.lat)])),
    }))
    .sort((a, b) => a.metres - b.metres);
  const sights = all.filter(({ kind, metres }) => kind === SIGHT && metres <= SIGHTS).slice(0, MOST_SIGHTS);
  const useful = all.filter((one, i) => one.kind !== SIGHT && one.metres <= USEFUL && all.findIndex(({ kind }) => kind === one.kind) === i);
  return [...sights, ...useful.slice(0, MOST_USEFUL)].map(({ name, ...rest }) => ({ ...rest, name: JSON.parse(name) }));
}
