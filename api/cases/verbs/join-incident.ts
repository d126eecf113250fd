import type { Transaction } from '@libsql/client';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { JoinIncident, OpenIncident } from '../../features/cases/incident-contract.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { type CaseRow, readCase, targetOf } from '../case-row.ts';
import { type Change, type ChangeParts, changeCase, changeCases } from '../change-case.ts';
import { newReportId } from '../receipt.ts';

/** The case in an incident or in none. The incident's title is staff's own words, so the event keeps its id only. */
export const joined = ({ row }: ChangeParts, incident: CaseRow['incident']): Change => {
  const data = { incident: incident?.id ?? null, before: row.incident?.id ?? null };
  return { row: { ...row, incident }, event: { kind: 'joined', visibility: 'staff', data }, fields: data };
};

/** A new incident, written in the transaction of the first that joins it. */
export const insertIncident =
  (city: string, { id, title }: { id: string; title: string }, { userId }: Identity) =>
  async (tx: Transaction, now: Date): Promise<void> => {
    const sql = 'INSERT INTO incident (city, id, title, opened_by, opened_at) VALUES (?, ?, ?, ?, ?)';
    await tx.execute({ sql, args: [city, id, title, userId, now.getTime()] });
  };

/** Opens an incident with the reports that tell of it. @returns its id @throws ProblemError `not-found` where one of them is not there */
export async function openIncident(
  context: AppContext,
  who: Identity | null,
  city: string,
  { title, caseIds }: OpenIncident,
): Promise<string> {
  const identity = authorize(who, 'arrange:case', { city });
  const id = newReportId(context.now().toISOString().slice(0, 10));
  const seen = await Promise.all([...new Set(caseIds)].map((one) => readCase(context.db.client, city, one)));
  for (const row of seen) authorize(identity, 'arrange:case', targetOf(row));
  const incident = { id, title };
  await changeCases(
    context,
    seen,
    { actor: identity.userId, action: 'join:incident', based: null },
    (parts) => joined(parts, incident),
    insertIncident(city, incident, identity),
  );
  return id;
}

/** Joins a case to an incident, or takes it out. @throws ProblemError `version-conflict` or 400 */
export async function joinIncident(context: AppContext, who: Identity | null, seen: CaseRow, input: JoinIncident): Promise<void> {
  const identity = authorize(who, 'arrange:case', targetOf(seen));
  const how = { actor: identity.userId, action: input.incidentId === null ? 'leave:incident' : 'join:incident', based: input.version };
  await changeCase(context, seen, how, async (parts) => {
    if (input.incidentId === null) return joined(parts, null);
    const sql = 'SELECT title FROM incident WHERE city = ? AND id = ?';
    const { rows } = await parts.tx.execute({ sql, args: [seen.city, input.incidentId] });
    if (!rows[0]) throw badField('incidentId', 'there is no such incident');
    return joined(parts, { id: input.incidentId, title: String(rows[0].title) });
  });
}
