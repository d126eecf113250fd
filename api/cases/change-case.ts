import type { Transaction } from '@libsql/client';
import { type AuditEntry, appendAudit } from '../audit/append-audit.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import { ring } from '../live/wake.ts';
import { type CaseRow, readCase } from './case-row.ts';
import { type CityRules, cityRules } from './city-rules.ts';
import { settleWhole } from './settle-whole.ts';
import { type Told, writeChange } from './write-change.ts';

/** What a verb decides: the case as it shall be, and what is told about it. */
export interface Change {
  row: CaseRow;
  event: Told;
  fields: AuditEntry['fields'];
}
export interface ChangeParts {
  tx: Transaction;
  /** The case as it stands now. */
  row: CaseRow;
  rules: CityRules;
  now: Date;
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

/** Whether a part changed in what its whole shows of it; a note on a part is no news of the whole. */
const shows = (before: CaseRow, after: CaseRow) =>
  before.state !== after.state || before.agency !== after.agency || before.dueAt !== after.dueAt || before.title.vi !== after.title.vi;

type How = { actor: string | null; action: string; based: number | null };
type Decide = (parts: ChangeParts) => Promise<Change> | Change;

/**
 * Changes a case: reads it again, compares versions, lets `decide` say what becomes of it, writes case, public side, event and audit entry in
 * one transaction and rings for the live readers. @param based the version that the change was made on; null where it does not matter
 * @throws ProblemError `version-conflict`, and what `decide` throws
 */
export async function changeCase(context: AppContext, seen: CaseRow, how: How, decide: Decide): Promise<void> {
  await changeCases(context, [seen], how, decide);
}

/**
 * Changes several cases of one city in one transaction, all or none of them.
 * @param begin what is written before them, in the same transaction
 */
export async function changeCases(
  context: AppContext,
  all: CaseRow[],
  { actor, action, based }: How,
  decide: Decide,
  begin?: (tx: Transaction, now: Date) => Promise<void>,
): Promise<void> {
  const [first] = all;
  if (!first) return;
  const now = context.now();
  const rules = await cityRules(context.db, first.city, now);
  await context.db.transact(async (tx) => {
    await begin?.(tx, now);
    for (const seen of all) {
      const row = await readCase(tx, seen.city, seen.id);
      // Rights were asked about the case as it was seen; another agency's case is another question.
      const moved = row.agency !== seen.agency || row.area !== seen.area;
      if (moved || (based !== null && (based !== row.version || seen.version !== row.version)))
        throw new ProblemError('version-conflict', await changedSince(tx, row));
      const change = await decide({ tx, row, rules, now });
      const next = await writeChange(tx, rules, row, change.row, { actor, event: change.event, now });
      await appendAudit(tx, { actor, action, city: row.city, entity: 'report', entityId: row.id, fields: change.fields }, now);
      if (next.parent !== null && shows(row, next)) await settleWhole(tx, rules, next.city, next.parent, now);
    }
  });
  ring(context.db);
}
