import type { Transaction } from '@libsql/client';
import { type CaseState, CLOCK_STOPS, isClosed } from '../../data/model/case-states.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../../data/model/working-time.ts';
import { type AuditEntry, appendAudit } from '../audit/append-audit.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import { appendEvent, type NewEvent } from '../live/append-event.ts';
import { ring } from '../live/wake.ts';
import { type CaseRow, PRIORITIES, readCase, readPublic } from './case-row.ts';
import { type CityRules, cityRules } from './city-rules.ts';
import { writePublic } from './write-public.ts';

/** What a verb decides: the case as it shall be, and what is told about it. */
export interface Change {
  row: CaseRow;
  event: Pick<NewEvent, 'kind' | 'visibility' | 'text' | 'data'>;
  fields: AuditEntry['fields'];
}
export interface ChangeParts {
  tx: Transaction;
  /** The case as it stands now. */
  row: CaseRow;
  rules: CityRules;
  now: Date;
}

/** The case in another state; the clock stops and goes on as the states have it. */
export function inState(row: CaseRow, to: CaseState, rules: CityRules, now: Date): CaseRow {
  const stops = CLOCK_STOPS.includes(to);
  if (row.pausedAt === null) return { ...row, state: to, pausedAt: stops ? now.getTime() : null };
  // From one closed state to another it stays stopped since the first.
  if (isClosed(row.state) && stops) return { ...row, state: to };
  const lost = workingMinutesBetween(rules.calendar, rules.timeZone, new Date(row.pausedAt), now);
  const late = row.dueAt < row.pausedAt;
  const dueAt = late ? row.dueAt : addWorkingMinutes(rules.calendar, rules.timeZone, new Date(row.dueAt), lost).getTime();
  return { ...row, state: to, pausedAt: stops ? now.getTime() : null, dueAt };
}

/** What changed since a version, for whom a conflict is explained to. */
async function changedSince(tx: Transaction, row: CaseRow): Promise<string> {
  const { rows } = await tx.execute({
    sql: `SELECT e.kind, e.to_state, e.agency, (SELECT name FROM user WHERE id = e.actor) AS who FROM report_event e
      WHERE e.city = ? AND e.report = ? ORDER BY e.seq DESC LIMIT 1`,
    args: [row.city, row.id],
  });
  const last = rows[0];
  const parts = [
    String(last?.kind ?? 'changed'),
    last?.to_state && `to ${last.to_state}`,
    last?.agency && `at ${last.agency}`,
    last?.who && `by ${last.who}`,
  ];
  return `Now version ${row.version}: ${parts.filter(Boolean).join(' ')}.`;
}

/**
 * Changes a case: reads it again, compares versions, lets `decide` say what becomes of it, writes case, public side, event and audit entry in
 * one transaction and rings for the live readers. @param based the version that the change was made on; null where it does not matter
 * @throws ProblemError `version-conflict`, and what `decide` throws
 */
export async function changeCase(
  context: AppContext,
  seen: CaseRow,
  { actor, action, based }: { actor: string | null; action: string; based: number | null },
  decide: (parts: ChangeParts) => Promise<Change> | Change,
): Promise<void> {
  const rules = await cityRules(context.db, seen.city);
  const now = context.now();
  await context.db.transact(async (tx) => {
    const row = await readCase(tx, seen.city, seen.id);
    // Rights were asked about the case as it was seen; another agency's case is another question.
    const moved = row.agency !== seen.agency || row.area !== seen.area;
    if (moved || (based !== null && (based !== row.version || seen.version !== row.version)))
      throw new ProblemError('version-conflict', await changedSince(tx, row));
    const change = await decide({ tx, row, rules, now });
    const next = { ...change.row, version: row.version + 1, updatedAt: now.getTime() };
    await writeCase(tx, next);
    await writePublic(tx, rules, next, await readPublic(tx, row.seq), next.published);
    await appendEvent(tx, {
      city: row.city,
      report: row.id,
      at: now,
      actor,
      ...(change.event.kind === 'moved' || change.event.kind === 'merged' ? { from: row.state, to: next.state } : {}),
      agency: next.agency,
      ...(next.agency === row.agency ? {} : { agencyBefore: row.agency }),
      ...change.event,
      data: { due: next.dueAt, ...change.event.data, ...(next.published === row.published ? {} : { published: next.published }) },
    });
    await appendAudit(tx, { actor, action, city: row.city, entity: 'report', entityId: row.id, fields: change.fields }, now);
  });
  ring(context.db);
}

async function writeCase(tx: Transaction, row: CaseRow): Promise<void> {
  await tx.execute({
    sql: `UPDATE report_case SET version = ?, state = ?, closed = ?, priority = ?, agency = ?, assignee = ?, updated_at = ?, due_at = ?, paused_at = ?,
      incident = ?, escalated = ?, held = ? WHERE report = ?`,
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
