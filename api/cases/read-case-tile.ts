import { CASE_STATES, isClosed } from '../../data/model/case-states.ts';
import type { Reader } from './case-row.ts';
import { type CaseFilter, type Condition, caseConditions } from './list-cases.ts';
import { SPOT_LEVEL } from './map-cells.ts';
import {
  boxOf,
  CELL_SUMS,
  CELL_TEXT,
  type CellFilter,
  type CellRow,
  cellLevel,
  cellMarks,
  inTile,
  KINDS,
  LATE_KINDS,
  LISTED,
  readTile,
  SPOTS_TEXT,
  spotMarks,
  type TileAt,
  type TileMark,
  totalOf,
} from './read-tile.ts';

/** From here on a tile is small enough to be read by the index of boxes. */
const SMALL_TILE = 14;
const CLOSED_KINDS = [4, 5];

interface CaseTileAsk {
  city: string;
  tile: TileAt;
  filter: CaseFilter;
  /** Whose cases the reader may see, over `c`. */
  reach: Condition;
  now: Date;
}

/** Kinds that a list of states stands for; null: it parts what the cells hold together. */
function kindsOf(states: CaseFilter['state']): number[] | null {
  if (!states) return KINDS.map((_, kind) => kind);
  const whole = (closed: boolean) => CASE_STATES.filter((state) => isClosed(state) === closed).every((state) => states.includes(state));
  if (states.some((state) => !whole(isClosed(state)))) return null;
  return KINDS.flatMap((_, kind) => (states.some((state) => isClosed(state) === CLOSED_KINDS.includes(kind)) ? [kind] : []));
}

/** Agencies that a reach is the sum of; undefined: all; null: it asks for areas, which cells do not know. */
function agenciesOf({ sql, args }: Condition): string[] | undefined | null {
  if (sql === '1') return undefined;
  return /c\.area/.test(sql) ? null : args.map(String);
}

/** The queue's filter by which cells are counted; null where it asks for more than they know. */
export function cellFilter({ state, agency, category, late, open, published, ...more }: CaseFilter, reach: Condition): CellFilter | null {
  const states = kindsOf(state);
  const mine = agenciesOf(reach);
  if (Object.values(more).some((value) => value !== undefined) || states === null || mine === null) return null;
  const kinds = states.filter(
    (kind) => (open === undefined || CLOSED_KINDS.includes(kind) !== open) && (!late || LATE_KINDS.includes(kind)),
  );
  const asked = agency?.map((id) => (id === 'none' ? '' : id));
  const both = mine && asked ? asked.filter((id) => mine.includes(id)) : (asked ?? mine);
  return {
    published,
    ...(kinds.length < KINDS.length ? { kinds } : {}),
    ...(category ? { category: [...new Set(category)] } : {}),
    ...(both ? { agency: [...new Set(both)] } : {}),
  };
}

/** The cases of a tile under the queue's filter. What cells do not know is counted case by case, at the cost of all that match. */
export async function readCaseTile(db: Reader, { city, tile, filter, reach, now }: CaseTileAsk): Promise<TileMark[]> {
  const byCell = cellFilter(filter, reach);
  if (byCell) return readTile(db, { city, tile, filter: byCell });
  const inside = inTile(tile);
  const [west, south, east, north] = boxOf(tile);
  const small = tile.z >= SMALL_TILE;
  const where = [...caseConditions(city, filter, reach, now), inside];
  if (small) where.unshift({ sql: 'b.east >= ? AND b.west <= ? AND b.north >= ? AND b.south <= ?', args: [west, east, south, north] });
  const sql = where.map((one) => one.sql).join(' AND ');
  const args = where.flatMap((one) => one.args);
  const tables = small
    ? 'report_box b CROSS JOIN report_spot s ON s.report = b.seq CROSS JOIN report_case c ON c.report = s.report'
    : 'report_case c CROSS JOIN report_spot s ON s.report = c.report';
  const from = `${tables}${/\br\./.test(sql) ? ' CROSS JOIN report r ON r.seq = c.report' : ''} WHERE ${sql}`;
  const shift = SPOT_LEVEL - cellLevel(tile.z);
  const { rows } = await db.execute({
    sql: `WITH found AS (SELECT s.x >> ${shift} AS x, s.y >> ${shift} AS y, 1 AS n, s.report AS reports, s.lng, s.lat, s.height, s.kind FROM ${from})
      SELECT ${CELL_TEXT} AS cells FROM (SELECT x, y, ${CELL_SUMS} FROM found GROUP BY y, x)`,
    args,
  });
  const cells = JSON.parse(String(rows[0]?.cells ?? '[]')) as CellRow[];
  const count = totalOf(cells);
  if (count === 0 || count > LISTED) return cellMarks(db, cells);
  const spots = await db.execute({ sql: `SELECT ${SPOTS_TEXT} AS spots FROM ${from}`, args });
  return spotMarks(spots.rows[0]?.spots);
}
