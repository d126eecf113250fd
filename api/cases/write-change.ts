import type { Transaction } from '@libsql/client';
import { isClosed } from '../../data/model/case-states.ts';
import { appendEvent, type NewEvent } from '../live/append-event.ts';
import { type CaseRow, PRIORITIES, readPublic } from './case-row.ts';
import type { CityRules } from './city-rules.ts';
import { writePublic } from './write-public.ts';

export type Told = Pick<NewEvent, 'kind' | 'visibility' | 'text' | 'data'>;
/** Kinds that tell of a change of state. */
const MOVES: readonly NewEvent['kind'][] = ['moved', 'merged', 'split'];

/** Writes a case as it shall be, its public side and what is told about it. @returns the case as it is written, one version further */
export async function writeChange(
  tx: Transaction,
  rules: CityRules,
  before: CaseRow,
  after: CaseRow,
  { actor, event, now }: { actor: string | null; event: Told; now: Date },
): Promise<CaseRow> {
  const next = { ...after, version: before.version + 1, updatedAt: now.getTime(), escalated: await escalatedOf(tx, before, after) };
  await writeCase(tx, next);
  await writePublic(tx, rules, next, await readPublic(tx, before.seq), next.published);
  await appendEvent(tx, {
    city: before.city,
    report: before.id,
    at: now,
    actor,
    ...(MOVES.includes(event.kind) ? { from: before.state, to: next.state } : {}),
    agency: next.agency,
    ...(next.agency === before.agency ? {} : { agencyBefore: before.agency }),
    ...event,
    data: { due: next.dueAt, ...event.data, ...(next.published === before.published ? {} : { published: next.published }) },
  });
  return next;
}

/** A closed case and one that got more time call nobody; what comes back late, of which those in charge know already, is marked as before. */
async function escalatedOf(tx: Transaction, before: CaseRow, after: CaseRow): Promise<CaseRow['escalated']> {
  if (isClosed(after.state)) return 0;
  const known = !isClosed(before.state) && after.dueAt <= before.dueAt;
  if (known || after.parts.total > 0) return after.escalated;
  const sql = 'SELECT max(at) AS at FROM case_escalation WHERE report = ? AND due_at = ?';
  const { rows } = await tx.execute({ sql, args: [after.seq, after.dueAt] });
  const at = rows[0]?.at ?? null;
  return at === null ? 0 : Number(at) >= after.dueAt ? 2 : 1;
}

async function writeCase(tx: Transaction, row: CaseRow): Promise<void> {
  await tx.execute({
    sql: `UPDATE report_case SET version = ?, state = ?, closed = ?, priority = ?, agency = ?, assignee = ?, updated_at = ?, due_at = ?, paused_at = ?,
      incident = ?, escalated = ?, held = ?,
      escalate_at = iif(closed <> ?3 OR due_at <> ?8 OR paused_at IS NOT ?9, 0, escalate_at) WHERE report = ?`,
    args: [
      row.version,
      row.state,
      isClosed(row.state) ? 1 : 0,
      PRIORITIES.indexOf(row.priority),
      row.agency,
      row.assignee?.id ?? null,
      row.updatedAt,
      row.dueAt,
      row.pausedAt,
      row.incident?.id ?? null,
      row.escalated,
      row.held.length === 0 ? null : JSON.stringify(row.held),
      row.seq,
    ],
  });
}
