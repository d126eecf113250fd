import { CASE_MOVES, type CaseState, publicStatus } from '../../data/model/case-states.ts';
import type { CaseEvent } from '../features/cases/contract.ts';
import type { OwnReports, TrackedPart, Tracking } from '../features/reports/intake-contract.ts';
import type { AppContext } from '../http/context.ts';
import type { PageKey } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, caseSummary } from './case-row.ts';
import { readPhotos } from './photo-address.ts';
import { readHistory } from './read-detail.ts';
import { digest } from './receipt.ts';

/** Days after closing in which the reporter may say that it is not fixed. */
const REOPEN_DAYS = 30;
const DAY = 86_400_000;

/**
 * The case that somebody holds: by the secret link (`Authorization: Tracking <token>`), or as who sent it signed in and names it.
 * @throws ProblemError `not-found`, the same for what does not exist and what is another's
 */
export async function caseOfHolder(
  { db, identify }: AppContext,
  request: Request,
  named: { city?: string; report?: string },
): Promise<CaseRow> {
  const found = async (condition: string, args: string[]) =>
    (await db.client.execute({ sql: `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE ${condition}`, args })).rows[0];
  const token = /^Tracking ([\w-]{20,100})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const { city, report } = named;
  const who = token === undefined && city !== undefined && report !== undefined ? await identify(request) : null;
  const row =
    token !== undefined
      ? await found('c.tracking = ?', [digest(token)])
      : who && city !== undefined && report !== undefined
        ? await found(`c.city = ? AND c.id = ? AND ${OWNED}`, [city, report, who.userId])
        : undefined;
  if (!row) throw new ProblemError('not-found', 'No report belongs to this link.');
  return caseRow(row);
}
const OWNED = 'EXISTS (SELECT 1 FROM report_contact p WHERE p.report = c.report AND p.user = ?)';

/** A page of the reports that a user sent signed in, the latest first. */
export async function readOwnReports(
  { db, now }: AppContext,
  userId: string,
  { limit, after }: { limit: number; after: PageKey | undefined },
): Promise<{ reports: OwnReports['reports']; next: PageKey | undefined }> {
  const { rows } = await db.client.execute({
    sql: `SELECT ${CASE_COLUMNS}, c.satisfaction FROM report_contact p CROSS JOIN report_case c ON c.report = p.report CROSS JOIN report r ON r.seq = c.report
      WHERE p.user = ? ${after ? 'AND p.report < ?' : ''} ORDER BY p.report DESC LIMIT ?`,
    args: [userId, ...(after ? [after[1]] : []), limit + 1],
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const reports = shown.map((found) => {
    const row = caseRow(found);
    const { title, categoryId, receivedAt, dueAt, late } = caseSummary(row, now());
    const { id, city, state } = row;
    const satisfaction = (found.satisfaction ?? null) as Tracking['satisfaction'];
    return {
      id,
      city,
      title,
      categoryId,
      state,
      status: publicStatus(state),
      receivedAt,
      dueAt,
      late,
      mayRate: mayRate(row),
      satisfaction,
    };
  });
  return { reports, next: last && [0, Number(last.seq)] };
}

export const mayReopen = (row: CaseRow, now: Date): boolean =>
  row.parts.total === 0 &&
  CASE_MOVES.some((move) => move.to === 'reopened' && move.from.includes(row.state)) &&
  now.getTime() - (row.pausedAt ?? 0) < REOPEN_DAYS * DAY;
/** There is something to be satisfied with: it was closed by somebody. */
export const mayRate = (row: CaseRow): boolean => row.state === 'answered' || row.state === 'done' || row.state === 'not_accepted';

/** The parts of a report that was split, as its reporter sees them. */
async function readParts(context: AppContext, row: CaseRow): Promise<TrackedPart[]> {
  if (row.parts.total === 0) return [];
  const sql = `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.city = ? AND c.parent = ? ORDER BY c.report`;
  const { rows } = await context.db.client.execute({ sql, args: [row.city, row.id] });
  return Promise.all(
    rows.map(async (found) => {
      const part = caseRow(found);
      const photos = (await readPhotos(context, part, 'signed')).filter(({ kind }) => kind === 'after');
      return { ...trackedPart(part, await readHistory(context.db.client, part, 'public'), context.now()), photos };
    }),
  );
}

/** How far a chain of merged reports is followed. */
const CHAIN = 10;

/** The report that goes on for a merged one: its public side only, and nothing that its own reporter wrote. */
async function readSurvivor({ db, now }: AppContext, row: CaseRow): Promise<TrackedPart | undefined> {
  const sql = `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.city = ?1
    AND c.id = (SELECT merged_into FROM report_case WHERE city = ?1 AND id = ?2)`;
  let survivor = row;
  for (let i = 0; i < CHAIN && survivor.state === 'merged'; i++) {
    const { rows } = await db.client.execute({ sql, args: [row.city, survivor.id] });
    if (!rows[0]) break;
    survivor = caseRow(rows[0]);
  }
  if (survivor === row) return;
  const history = await readHistory(db.client, survivor, 'public');
  const told = history.map((event) => {
    if (event.actor !== null) return event;
    const { text: _, ...rest } = event;
    return rest;
  });
  const part = trackedPart(survivor, told, now());
  return { ...part, ...(survivor.published ? {} : { title: row.title }), mayReopen: false };
}

function trackedPart(row: CaseRow, history: CaseEvent[], now: Date): TrackedPart {
  const { id, title, categoryId, state, agencyId, dueAt, late } = caseSummary(row, now);
  return { id, title, categoryId, state, agencyId, dueAt, late, steps: stepsOf(history), photos: [], mayReopen: mayReopen(row, now) };
}

/** The stages as the reporter reads them; an extension is one in the state that it was given in. */
function stepsOf(history: CaseEvent[]): Tracking['steps'] {
  let state: CaseState = 'received';
  return history.flatMap(({ at, kind, to, text, agencyId }) => {
    state = to ?? state;
    if (!to && kind !== 'extended' && kind !== 'updated') return [];
    return [{ at, state, ...(text ? { text } : {}), ...(agencyId && state !== 'received' ? { agencyId } : {}) }];
  });
}

/** What the holder of the link sees. */
export async function readTracking(context: AppContext, row: CaseRow): Promise<Tracking> {
  const { rows } = await context.db.client.execute({
    sql: 'SELECT description, satisfaction, forgotten_at FROM report_case WHERE report = ?',
    args: [row.seq],
  });
  const { title, position, address, categoryId, agencyId, receivedAt, dueAt, late, published } = caseSummary(row, context.now());
  const history = await readHistory(context.db.client, row, 'public');
  const [parts, mergedInto] = [await readParts(context, row), await readSurvivor(context, row)];
  return {
    id: row.id,
    city: row.city,
    title,
    description: String(rows[0]?.description ?? ''),
    categoryId,
    state: row.state,
    status: publicStatus(row.state),
    position,
    ...(address ? { address } : {}),
    agencyId,
    receivedAt,
    dueAt,
    late,
    // Who is banned is not told so.
    published: published || row.held.includes('device'),
    steps: stepsOf(history),
    photos: await readPhotos(context, row, 'signed'),
    ...(parts.length > 0 ? { parts } : {}),
    ...(mergedInto ? { mergedInto } : {}),
    mayReopen: mayReopen(row, context.now()),
    mayRate: mayRate(row),
    forgotten: rows[0]?.forgotten_at !== null,
    satisfaction: (rows[0]?.satisfaction ?? null) as Tracking['satisfaction'],
  };
}
