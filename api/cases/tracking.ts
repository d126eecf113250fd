import { CASE_MOVES, type CaseState, publicStatus } from '../../data/model/case-states.ts';
import type { CaseEvent } from '../features/cases/contract.ts';
import type { Tracking } from '../features/reports/intake-contract.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, caseSummary } from './case-row.ts';
import { readPhotos } from './photo-address.ts';
import { readHistory } from './read-detail.ts';
import { digest } from './receipt.ts';

/** Days after closing in which the reporter may say that it is not fixed. */
const REOPEN_DAYS = 30;
const DAY = 86_400_000;

/** The case of a tracking link. @param header `Authorization: Tracking <token>` @throws ProblemError `not-found` */
export async function caseOfToken({ db }: AppContext, header: string | undefined): Promise<CaseRow> {
  const token = /^Tracking ([\w-]{20,100})$/.exec(header ?? '')?.[1];
  const { rows } = token
    ? await db.client.execute({ sql: `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.tracking = ?`, args: [digest(token)] })
    : { rows: [] };
  if (!rows[0]) throw new ProblemError('not-found', 'No report belongs to this link.');
  return caseRow(rows[0]);
}

export const mayReopen = (row: CaseRow, now: Date): boolean =>
  CASE_MOVES.some((move) => move.to === 'reopened' && move.from.includes(row.state)) &&
  now.getTime() - (row.pausedAt ?? 0) < REOPEN_DAYS * DAY;
/** There is something to be satisfied with: it was closed by somebody. */
export const mayRate = (row: CaseRow): boolean => row.state === 'answered' || row.state === 'done' || row.state === 'not_accepted';

/** The stages as the reporter reads them; an extension is one in the state that it was given in. */
function stepsOf(history: CaseEvent[]): Tracking['steps'] {
  let state: CaseState = 'received';
  return history.flatMap(({ at, kind, to, text, agencyId }) => {
    state = to ?? state;
    if (!to && kind !== 'extended') return [];
    return [{ at, state, ...(text ? { text } : {}), ...(agencyId && state !== 'received' ? { agencyId } : {}) }];
  });
}

/** What the holder of the link sees. */
export async function readTracking(context: AppContext, row: CaseRow): Promise<Tracking> {
  const { rows } = await context.db.client.execute({
    sql: 'SELECT description, satisfaction FROM report_case WHERE report = ?',
    args: [row.seq],
  });
  const { title, position, address, categoryId, agencyId, receivedAt, dueAt, late, published } = caseSummary(row, context.now());
  const history = await readHistory(context.db.client, row, 'public');
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
    published,
    steps: stepsOf(history),
    photos: await readPhotos(context, row, 'signed'),
    mayReopen: mayReopen(row, context.now()),
    mayRate: mayRate(row),
    satisfaction: (rows[0]?.satisfaction ?? null) as Tracking['satisfaction'],
  };
}
