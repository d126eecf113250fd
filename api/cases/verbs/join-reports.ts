import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { JoinReports, ReportsJoined } from '../../features/cases/incident-contract.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { readCase, targetOf } from '../case-row.ts';
import { changeCases } from '../change-case.ts';
import { newReportId } from '../receipt.ts';
import { insertIncident, joined } from './join-incident.ts';

/**
 * Joins many reports to an incident, each by itself and on the version that was seen: those that were refused are named, the others are in.
 * A new incident is opened with the first that joins, and not at all where none does. @throws ProblemError 400 where there is no such incident
 */
export async function joinReports(
  context: AppContext,
  who: Identity | null,
  city: string,
  { incidentId, title, cases }: JoinReports,
): Promise<ReportsJoined> {
  const identity = authorize(who, 'arrange:case', { city });
  const id = incidentId ?? newReportId(context.now().toISOString().slice(0, 10));
  let incident = incidentId === undefined ? null : await readTitle(context, city, incidentId);
  const done: string[] = [];
  const refused: ReportsJoined['refused'] = [];
  for (const { id: report, version } of cases) {
    try {
      const seen = await readCase(context.db.client, city, report);
      authorize(identity, 'arrange:case', targetOf(seen));
      if (incident === null || seen.incident?.id !== id) {
        const named = incident ?? { id, title: title ?? '' };
        const how = { actor: identity.userId, action: 'join:incident', based: version };
        const begin = incident === null ? insertIncident(city, named, identity) : undefined;
        await changeCases(context, [seen], how, (parts) => joined(parts, named), begin);
        incident = named;
      }
      done.push(report);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refused.push({ id: report, code: error.code });
    }
  }
  return { incidentId: incident?.id ?? null, joined: done, refused };
}

async function readTitle({ db }: AppContext, city: string, id: string): Promise<{ id: string; title: string }> {
  const { rows } = await db.client.execute({ sql: 'SELECT title FROM incident WHERE city = ? AND id = ?', args: [city, id] });
  if (!rows[0]) throw badField('incidentId', 'there is no such incident');
  return { id, title: String(rows[0].title) };
}
