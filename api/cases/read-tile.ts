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
export interface TileAsk {
  city: string;
  tile: TileAt;
  /** Conditions over published, category, agency and kind. */
  where: Condition[];
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

/** The reports of a tile: one by one where they are few, else by cells. The counts of all tiles of a zoom add up to all reports. */
export async function readTile(db: Reader, { city, tile, where }: TileAsk): Promise<TileMark[]> {
  const level = cellLevel(tile.z);
  const [x, y] = [span(tile.z, level, tile.x), span(tile.z, level, tile.y)];
  const fits = where.map((one) => one.sql).join(' AND ') || '1';
  const fitting = where.flatMap((one) => one.args);
  const rows = Array.from({ length: y.to - y.from + 1 }, (_, i) => y.from + i);
  const { rows: found } = await db.execute({
    sql: `WITH own AS MATERIALIZED (SELECT c.* FROM json_each(?) j CROSS JOIN report_cell c WHERE c.city = ? AND c.level = ? AND c.y = j.value AND c.x BETWEEN ? AND ?)
      SELECT (SELECT sum(n) FROM own) AS there, (SELECT ${CELL_TEXT} FROM (SELECT x, y, ${CELL_SUMS} FROM own WHERE ${fits} GROUP BY y, x)) AS cells`,
    args: [JSON.stringify(rows), city, level, x.from, x.to, ...fitting],
  });
  const cells = JSON.parse(String(found[0]?.cells ?? '[]')) as CellRow[];
  const count = totalOf(cells);
  if (count > 0 && count <= LISTED && Number(found[0]?.there) <= WALKED) return oneByOne(db, { city, tile, where });
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

async function oneByOne(db: Reader, { city, tile, where }: TileAsk): Promise<TileMark[]> {
  const [west, south, east, north] = boxOf(tile);
  const inside = inTile(tile);
  const fits = where.map((one) => ` AND ${one.sql}`).join('');
  const { rows } = await db.execute({
    sql: `SELECT ${SPOTS_TEXT} AS spots FROM report_box b CROSS JOIN report_spot s ON s.report = b.seq
      WHERE b.east >= ? AND b.west <= ? AND b.north >= ? AND b.south <= ? AND s.city = ? AND ${inside.sql}${fits}`,
    args: [west, east, south, north, city, ...inside.args, ...where.flatMap((one) => one.args)],
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
