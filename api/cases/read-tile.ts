import type { InValue } from '@libsql/client';
import { mercatorTileExtent } from '../../tiles/geo/mercator-tiling.ts';
import type { Reader } from './case-row.ts';
import type { Condition } from './list-cases.ts';
import { SPOT_LEVEL } from './map-cells.ts';

/** What a report is on the map; the place in this list is `report_spot.kind`. */
export const KINDS = ['received', 'in_progress', 'late_received', 'late_in_progress', 'done', 'rejected'] as const;
export const LATE_KINDS: readonly number[] = [2, 3];

/** A tile of Web Mercator (EPSG:3857), rows from the north. */
export interface TileAt {
  z: number;
  x: number;
  y: number;
}
/** One report, or those of a cell. Position: lng, lat (degrees, EPSG:4326), metres above the WGS 84 ellipsoid; of a cell their middle. */
export interface TileMark {
  position: [number, number, number];
  /** Of one report only. */
  id?: string;
  count: number;
  /** How many of each of KINDS. */
  kinds: number[];
}
/** What cells can be narrowed by; what is left out is all. */
export interface CellFilter {
  published?: boolean | undefined;
  /** Places in KINDS. */
  kinds?: number[] | undefined;
  category?: string[] | undefined;
  /** Ids; '' nobody's. */
  agency?: string[] | undefined;
}
export interface TileAsk {
  city: string;
  tile: TileAt;
  filter: CellFilter;
}

/** So many reports of a tile are answered one by one. */
export const LISTED = 400;
/** The index of boxes is walked for them while it holds no more than this in the tile. */
const WALKED = 2000;

/** The level whose cells a tile is answered by: 8 by 8 of them, or 16 by 16. */
export const cellLevel = (z: number): number => Math.min(SPOT_LEVEL, Math.max(6, 2 * Math.ceil((z + 3) / 2)));

const span = (z: number, level: number, at: number) => ({ from: at * 2 ** (level - z), to: (at + 1) * 2 ** (level - z) - 1 });

/** A cell of a tile: its place, sums over its reports (numbers, 10^-7 degrees, centimetres), and how many of each kind. */
export type CellRow = [x: number, y: number, reports: number, lng: number, lat: number, height: number, ...kinds: number[]];
const KIND_SUMS = KINDS.map((_, kind) => `coalesce(sum(n) FILTER (WHERE kind = ${kind}), 0) AS k${kind}`);
/** What is summed of rows with n, kind, reports, lng, lat, height to make a cell. */
export const CELL_SUMS = `sum(reports) AS reports, sum(lng) AS lng, sum(lat) AS lat, sum(height) AS height, ${KIND_SUMS.join(', ')}`;
/** All cells in one value: rows and values cost the driver more than SQLite. */
export const CELL_TEXT = `json_group_array(json_array(x, y, reports, lng, lat, height, ${KINDS.map((_, kind) => `k${kind}`).join(', ')}))`;

const json = (values: readonly unknown[]) => JSON.stringify(values);
const rowsOf = ({ from, to }: { from: number; to: number }) => json(Array.from({ length: to - from + 1 }, (_, i) => from + i));

/** The filter over columns that `report_spot` and `report_cell` have both. */
function conditionOf({ published, kinds, category, agency }: CellFilter): Condition {
  const among = (column: string, values: string[] | undefined): Condition[] =>
    values ? [{ sql: `${column} IN (SELECT value FROM json_each(?))`, args: [json(values)] }] : [];
  const all: Condition[] = [
    ...(published === undefined ? [] : [{ sql: 'published = ?', args: [published ? 1 : 0] }]),
    ...(kinds ? [{ sql: `kind IN (${kinds.join(', ')})`, args: [] }] : []),
    ...among('category', category),
    ...among('agency', agency),
  ];
  return { sql: all.map((one) => one.sql).join(' AND ') || '1', args: all.flatMap((one) => one.args) };
}

/** The facets of `cell_sum` that a filter is the sum of; null where it asks for more than they keep. */
function facetsOf({ category, agency }: CellFilter, level: number): string[] | null {
  if (!category && !agency) return [''];
  if ((category && agency) || level === SPOT_LEVEL) return null;
  return [...(agency ?? []).map((id) => `a:${id}`), ...(category ?? []).map((id) => `c:${id}`)];
}

/** A tile's cells under a filter. */
function readCells(db: Reader, { city, tile, filter }: TileAsk) {
  const level = cellLevel(tile.z);
  const [x, y] = [span(tile.z, level, tile.x), span(tile.z, level, tile.y)];
  const facets = facetsOf(filter, level);
  const cells = (from: string) => `SELECT ${CELL_TEXT} AS cells FROM (SELECT x, y, ${CELL_SUMS} FROM ${from} GROUP BY y, x)`;
  const at = 'c.city = ? AND c.level = ? AND c.y = j.value AND c.x BETWEEN ? AND ?';
  if (!facets) {
    const fits = conditionOf(filter);
    const sql = cells(`json_each(?) j CROSS JOIN report_cell c WHERE ${at} AND ${fits.sql}`);
    return db.execute({ sql, args: [rowsOf(y), city, level, x.from, x.to, ...fits.args] });
  }
  const { published, kinds } = filter;
  const sides = published === undefined ? [0, 1] : [published ? 1 : 0];
  const from = 'json_each(?) f CROSS JOIN json_each(?) p CROSS JOIN json_each(?) j CROSS JOIN cell_sum c';
  const only = kinds ? ` AND c.kind IN (SELECT value FROM json_each(?))` : '';
  return db.execute({
    sql: cells(`${from} WHERE ${at} AND c.facet = f.value AND c.published = p.value${only}`),
    args: [json(facets), json(sides), rowsOf(y), city, level, x.from, x.to, ...(kinds ? [json(kinds)] : [])],
  });
}

/** How many reports stand in a tile, whatever they are: by the coarsest cells that lie in it. */
async function standing(db: Reader, city: string, { z, x, y }: TileAt): Promise<number> {
  const level = Math.max(6, z + (z % 2));
  const across = span(z, level, x);
  const { rows } = await db.execute({
    sql: `SELECT coalesce(sum(c.n), 0) AS n FROM json_each('[0, 1]') p CROSS JOIN json_each(?) j CROSS JOIN cell_sum c
      WHERE c.city = ? AND c.level = ? AND c.facet = '' AND c.published = p.value AND c.y = j.value AND c.x BETWEEN ? AND ?`,
    args: [rowsOf(span(z, level, y)), city, level, across.from, across.to],
  });
  return Number(rows[0]?.n);
}

/** The reports of a tile: one by one where they are few, else by cells. The counts of all tiles of a zoom add up to all reports. */
export async function readTile(db: Reader, ask: TileAsk): Promise<TileMark[]> {
  const { rows } = await readCells(db, ask);
  const cells = JSON.parse(String(rows[0]?.cells ?? '[]')) as CellRow[];
  const count = totalOf(cells);
  if (count > 0 && count <= LISTED && (await standing(db, ask.city, ask.tile)) <= WALKED) return oneByOne(db, ask);
  return cellMarks(db, cells);
}

const total = (kinds: readonly number[]) => kinds.reduce((a, b) => a + b, 0);
/** How many reports stand in cells. */
export const totalOf = (cells: readonly CellRow[]): number => cells.reduce((sum, [, , , , , , ...kinds]) => sum + total(kinds), 0);
const metres = (centimetres: number) => Math.round(centimetres) / 100;
const oneOf = (kind: number) => KINDS.map((_, i) => (i === kind ? 1 : 0));

/** Marks of cells; a cell of one is that report. */
export async function cellMarks(db: Reader, cells: readonly CellRow[]): Promise<TileMark[]> {
  const marks = cells.map(([, , reports, lng, lat, height, ...kinds]) => {
    const count = total(kinds);
    const position: TileMark['position'] = [lng / count / 1e7, lat / count / 1e7, metres(height / count)];
    return { report: reports, mark: { position, count, kinds } as TileMark };
  });
  const single = marks.filter(({ mark }) => mark.count === 1).map(({ report }) => report);
  if (single.length > 0) {
    const sql = 'SELECT s.report, s.id FROM json_each(?) j CROSS JOIN report_spot s WHERE s.report = j.value';
    const { rows } = await db.execute({ sql, args: [JSON.stringify(single)] });
    const ids = new Map(rows.map((row) => [Number(row.report), String(row.id)]));
    for (const { report, mark } of marks) {
      const id = mark.count === 1 ? ids.get(report) : undefined;
      if (id !== undefined) mark.id = id;
    }
  }
  return marks.map(({ mark }) => mark);
}

/** Degrees. */
const HAIR = 1e-6;
/** West, south, east, north of a tile, a hair wider: the exact cell decides. */
export function boxOf({ z, x, y }: TileAt): [number, number, number, number] {
  const [west, south, east, north] = mercatorTileExtent(z, x, y);
  return [west - HAIR, south - HAIR, east + HAIR, north + HAIR];
}

/** The tile as a condition on `s` (report_spot), by the cell that a report knows. */
export function inTile({ z, x, y }: TileAt): { sql: string; args: InValue[] } {
  const [across, down] = [span(z, SPOT_LEVEL, x), span(z, SPOT_LEVEL, y)];
  return { sql: 's.x BETWEEN ? AND ? AND s.y BETWEEN ? AND ?', args: [across.from, across.to, down.from, down.to] };
}

async function oneByOne(db: Reader, { city, tile, filter }: TileAsk): Promise<TileMark[]> {
  const [west, south, east, north] = boxOf(tile);
  const inside = inTile(tile);
  const fits = conditionOf(filter);
  const { rows } = await db.execute({
    sql: `SELECT ${SPOTS_TEXT} AS spots FROM report_box b CROSS JOIN report_spot s ON s.report = b.seq
      WHERE b.east >= ? AND b.west <= ? AND b.north >= ? AND b.south <= ? AND s.city = ? AND ${inside.sql} AND ${fits.sql}`,
    args: [west, east, south, north, city, ...inside.args, ...fits.args],
  });
  return spotMarks(rows[0]?.spots);
}

/** Reports of `s` (report_spot) one by one, in one value. */
export const SPOTS_TEXT = 'json_group_array(json_array(s.id, s.kind, s.lng, s.lat, s.height))';
/** @param text what SPOTS_TEXT brought */
export function spotMarks(text: unknown): TileMark[] {
  const spots = JSON.parse(String(text ?? '[]')) as [string, number, number, number, number][];
  return spots.map(([id, kind, lng, lat, height]) => ({
    position: [lng / 1e7, lat / 1e7, metres(height)],
    id,
    count: 1,
    kinds: oneOf(kind),
  }));
}
