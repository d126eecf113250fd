import type { InValue } from '@libsql/client';
import { CASE_STATES, type CaseState, isClosed } from '../../data/model/case-states.ts';
import { can, type Grant, type Permission } from '../../data/model/rights.ts';
import type { Priority } from '../features/cases/contract.ts';
import type { PageKey } from '../http/cursor.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, PRIORITIES, type Reader } from './case-row.ts';
import { wordsCondition, wordsInOrder } from './case-words.ts';

/** What a queue may be narrowed by. */
export interface CaseFilter {
  state?: CaseState[] | undefined;
  /** Ids, or `none` for the operators' queue. */
  agency?: string[] | undefined;
  category?: string[] | undefined;
  priority?: Priority[] | undefined;
  /** A user id, or `none`. */
  assignee?: string | undefined;
  late?: boolean | undefined;
  open?: boolean | undefined;
  published?: boolean | undefined;
  /** An id, or `any`. */
  incident?: string | undefined;
  escalated?: boolean | undefined;
  held?: boolean | undefined;
  area?: string | undefined;
  q?: string | undefined;
  /** west, south, east, north, degrees EPSG:4326. */
  bbox?: [number, number, number, number] | undefined;
}
export type CaseSort = 'due' | 'new' | 'priority';

/** Ascending numbers by which each order pages. */
const SORTS: Record<CaseSort, { key: string; order: string }> = {
  due: { key: 'c.due_at', order: 'c.due_at, c.report' },
  new: { key: '-c.received_at', order: '-c.received_at, c.report' },
  priority: { key: '(c.priority * 100000000000000 + c.due_at)', order: 'c.priority, c.due_at, c.report' },
};

export interface Condition {
  sql: string;
  args: InValue[];
  /** Of words: what says the same case by case, for a list that walks its order. */
  each?: { sql: string; args: InValue[] };
}
const among = (column: string, values: readonly InValue[]): Condition => ({
  sql: `${column} IN (${values.map(() => '?').join(', ')})`,
  args: [...values],
});

/** Whose cases somebody's grants open, as a condition over `c`; null: none. A grant narrowed to schools or cameras reaches no case. */
export function reachOf(grants: readonly Grant[], permission: Permission, city: string): Condition | null {
  const able = grants.filter(
    (grant) => can([{ ...grant, scope: {} }], permission, { city }) && !grant.scope.schools && !grant.scope.cameras,
  );
  if (able.length === 0) return null;
  const parts = able.map(({ scope }) => {
    const both = [...(scope.agencies ? [among('c.agency', scope.agencies)] : []), ...(scope.areas ? [among('c.area', scope.areas)] : [])];
    return { sql: both.map((one) => one.sql).join(' AND ') || '1', args: both.flatMap((one) => one.args) };
  });
  if (parts.some((part) => part.sql === '1')) return { sql: '1', args: [] };
  return { sql: `(${parts.map((part) => part.sql).join(' OR ')})`, args: parts.flatMap((part) => part.args) };
}

/** Conditions over `c` (report_case) and `r` (report). @param reach whose cases the reader may see */
export function caseConditions(city: string, filter: CaseFilter, reach: Condition, now: Date): Condition[] {
  // Few cases hold the words asked for: with the plus the planner looks these up, and does not walk the city's for them.
  const where: Condition[] = [{ sql: filter.q ? '+c.city = ?' : 'c.city = ?', args: [city] }];
  const { state, agency, category, priority, assignee, late, open, published, incident, escalated, held, area, q, bbox } = filter;
  if (reach.sql !== '1') where.push(reach);
  if (state) {
    // Said twice where it can be: the indexes know open and closed.
    const closed = new Set(state.map(isClosed));
    if (closed.size === 1) where.push({ sql: 'c.closed = ?', args: [closed.has(true) ? 1 : 0] });
    const whole = closed.size === 1 && CASE_STATES.every((one) => isClosed(one) !== closed.has(true) || state.includes(one));
    if (!whole) where.push(among('c.state', state));
  }
  if (agency) {
    const named = agency.filter((id) => id !== 'none');
    const none = agency.includes('none') ? ['c.agency IS NULL'] : [];
    const some = named.length > 0 ? [among('c.agency', named).sql] : [];
    where.push({ sql: `(${[...none, ...some].join(' OR ')})`, args: named });
  }
  if (category) where.push(among('c.category', category));
  if (priority)
    where.push(
      among(
        'c.priority',
        priority.map((one) => PRIORITIES.indexOf(one)),
      ),
    );
  if (assignee === 'none') where.push({ sql: 'c.assignee IS NULL', args: [] });
  else if (assignee) where.push({ sql: 'c.assignee = ?', args: [assignee] });
  if (late) where.push({ sql: 'c.closed = 0 AND c.due_at < coalesce(c.paused_at, ?)', args: [now.getTime()] });
  if (open !== undefined) where.push({ sql: 'c.closed = ?', args: [open ? 0 : 1] });
  if (published !== undefined) where.push({ sql: 'r.published = ?', args: [published ? 1 : 0] });
  if (incident === 'any') where.push({ sql: 'c.incident IS NOT NULL', args: [] });
  else if (incident) where.push({ sql: 'c.incident = ?', args: [incident] });
  if (escalated) where.push({ sql: 'c.escalated > 0', args: [] });
  if (held) where.push({ sql: 'c.held IS NOT NULL', args: [] });
  if (area) where.push({ sql: 'c.area = ?', args: [area] });
  if (q) {
    where.push(wordsCondition(q));
  }
  if (bbox) {
    const [w, s, e, n] = bbox;
    const found = 'SELECT seq FROM report_box WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?';
    // The R*Tree keeps 32-bit floats rounded outwards, so the exact columns decide.
    where.push({ sql: `c.report IN (${found}) AND r.lng BETWEEN ? AND ? AND r.lat BETWEEN ? AND ?`, args: [w, e, s, n, w, e, s, n] });
  }
  return where;
}

/** A queue is counted up to here: to whom works through it ten thousand are as many as a hundred thousand, to the server they are not. */
export const COUNTED = 10_000;
/** Words of more reports than this are common: looking at each of so many takes about as long as walking to fifty of them among a million. */
const COMMON = 4000;

export interface CasePage {
  rows: CaseRow[];
  /** COUNTED at most; of common words, those among the newest COMMON reports that have them. */
  matched: number;
  /** There are more than `matched`. */
  capped: boolean;
  next: PageKey | undefined;
}

/** How many cases match. @param most counting ends there */
export async function countCases(db: Reader, where: Condition[], most = -1): Promise<number> {
  const sql = where.map((one) => one.sql).join(' AND ');
  // The count needs the second table only where a condition names it.
  const tables = /\br\./.test(sql) ? CASE_TABLES : 'report_case c';
  const { rows } = await db.execute({
    sql: `SELECT count(*) AS n FROM (SELECT 1 FROM ${tables} WHERE ${sql} LIMIT ?)`,
    args: [...where.flatMap((one) => one.args), most],
  });
  return Number(rows[0]?.n ?? 0);
}

/** One page of a queue; `count: false` spares the walk over all that match. */
export async function listCases(
  db: Reader,
  {
    where,
    sort,
    limit,
    after,
    count = true,
  }: { where: Condition[]; sort: CaseSort; limit: number; after?: PageKey | undefined; count?: boolean },
): Promise<CasePage> {
  const { key, order } = SORTS[sort];
  const { walked, counted, common } = await wordsInOrder(db, where, COMMON);
  const sql = walked.map((one) => one.sql).join(' AND ');
  const args = walked.flatMap((one) => one.args);
  const [page, matched] = await Promise.all([
    db.execute({
      sql: `SELECT ${CASE_COLUMNS}, ${key} AS key FROM ${CASE_TABLES} WHERE ${sql} ${after ? `AND (${key}, c.report) > (?, ?)` : ''}
        ORDER BY ${order} LIMIT ?`,
      args: [...args, ...(after ?? []), limit + 1],
    }),
    count ? countCases(db, counted, COUNTED + 1) : 0,
  ]);
  const shown = page.rows.slice(0, limit);
  const last = page.rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(caseRow),
    matched: Math.min(COUNTED, Math.max(matched, shown.length)),
    capped: matched > COUNTED || common,
    next: last && [Number(last.key), Number(last.seq)],
  };
}
