import type { Client, Row } from '@libsql/client';
import type { FigureRow } from '../features/cases/figures-contract.ts';

export interface FigureAsk {
  city: string;
  /** Received in [from, to), milliseconds since 1970. */
  from: number;
  to: number;
  by: 'all' | 'category' | 'area' | 'agency';
  /** What counts as past. */
  now: number;
  /** Agencies that the reader may see; undefined: all. */
  agencies?: string[] | undefined;
  /** A median of fewer reports than this is left out; 1: none is. */
  least: number;
}

/** Closed without being dealt with: neither on time nor late. */
const JUDGED = `state NOT IN ('merged', 'cancelled')`;
/** When it ended, or the clock stood still, or now. */
const END = 'coalesce(closed, paused, ?1)';
/** What was split is counted by its parts; only a report that was split has any. */
const WHOLE = `report NOT IN (SELECT parent FROM report_case WHERE city = ?2 AND parent IS NOT NULL)`;
const FIRST_DAY = 'coalesce(first_due, due)';
const IN_TIME = `${JUDGED} AND closed IS NOT NULL AND closed <= due`;
const sum = (condition: string) => `coalesce(sum(${condition}), 0)`;
const STAGES = { forward: 'forwarded - received', start: 'started - forwarded', close: 'closed - started', whole: 'closed - received' };

const HOUR = 3_600_000;
/** @param text milliseconds, by commas; null: none */
function median(text: unknown, least: number): number | null {
  const values = Float64Array.from(text === null ? [] : (JSON.parse(`[${text}]`) as number[]));
  if (values.length < Math.max(1, least)) return null;
  const sorted = values.sort();
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return Math.round((value / HOUR) * 10) / 10;
}

const count = (value: unknown) => Number(value ?? 0);
function rowOf(row: Row, least: number): FigureRow {
  const { forward, start, close, whole } = row;
  return {
    id: row.key === null ? null : String(row.key),
    received: count(row.received),
    onTime: count(row.on_time),
    lateExtended: count(row.late_extended),
    late: count(row.late),
    backlog: count(row.backlog),
    reopened: count(row.reopened),
    rated: count(row.rated),
    satisfied: count(row.satisfied),
    hours: { forward: median(forward, least), start: median(start, least), close: median(close, least), whole: median(whole, least) },
  };
}

/** Figures of the reports' stories, which hold what the log says up to `seq` (see read-stories.ts). Best aside: a million take seconds. */
export async function computeFigures(client: Client, ask: FigureAsk): Promise<{ rows: FigureRow[]; seq: number }> {
  const { city, from, to, by, now, agencies, least } = ask;
  const key = by === 'all' ? 'NULL' : by;
  const only = agencies ? 'AND agency IN (SELECT value FROM json_each(?5))' : '';
  const stages = Object.entries(STAGES).map(([name, span]) => `group_concat(max(0, ${span})) AS ${name}`);
  const [figures, mark] = await client.batch(
    [
      {
        sql: `SELECT ${key} AS key, count(*) AS received, ${sum(`${IN_TIME} AND closed <= ${FIRST_DAY}`)} AS on_time,
            ${sum(`${IN_TIME} AND closed > ${FIRST_DAY}`)} AS late_extended, ${sum(`${JUDGED} AND ${END} > due`)} AS late,
            ${sum('closed IS NULL')} AS backlog, ${sum('reopened')} AS reopened, count(degree) AS rated, ${sum(`degree = 'satisfied'`)} AS satisfied,
            ${stages.join(', ')}
          FROM report_story WHERE city = ?2 AND received >= ?3 AND received < ?4 ${only} AND ${WHOLE} ${by === 'all' ? '' : 'GROUP BY 1'}`,
        args: [now, city, from, to, ...(agencies ? [JSON.stringify(agencies)] : [])],
      },
      'SELECT seq FROM story_mark',
    ],
    'read',
  );
  const rows = (figures?.rows ?? []).map((row) => rowOf(row, least));
  return {
    rows: rows.sort((a, b) => (b.received ?? 0) - (a.received ?? 0) || String(a.id).localeCompare(String(b.id))),
    seq: count(mark?.rows[0]?.seq),
  };
}

/** Fewer reports than this could tell of somebody. */
export const SMALL = 5;

/**
 * The public's form: rows under five reports are left out, and so is every count that is under five or leaves under five of its whole: eleven
 * received and ten open would tell of the one that is closed. Medians of few are left out already where `least` was asked for.
 */
export function reduced(rows: FigureRow[]): FigureRow[] {
  const few = (count: number) => count > 0 && count < SMALL;
  const cell = (count: number | null, whole: number) => (count === null || few(count) || few(whole - count) ? null : count);
  return rows
    .filter(({ received }) => (received ?? 0) >= SMALL)
    .map((row) => {
      const received = row.received ?? 0;
      const rated = cell(row.rated, received);
      return {
        ...row,
        onTime: cell(row.onTime, received),
        lateExtended: cell(row.lateExtended, received),
        late: cell(row.late, received),
        backlog: cell(row.backlog, received),
        reopened: cell(row.reopened, received),
        rated,
        satisfied: rated === null ? null : cell(row.satisfied, rated),
      };
    });
}
