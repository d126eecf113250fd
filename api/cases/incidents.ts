import type { Client } from '@libsql/client';
import { isClosed } from '../../data/model/case-states.ts';
import type { Identity } from '../auth/identity.ts';
import type { Incident, IncidentDetail } from '../features/cases/incident-contract.ts';
import { ProblemError } from '../http/problem.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, caseSummary, iso } from './case-row.ts';
import { reachOf } from './list-cases.ts';

/** The latest so many are listed. */
const MOST = 100;

/** Incidents with a report that the reader may see, the latest first. @param open only those on which somebody still has to act */
export async function listIncidents(db: Pick<Client, 'execute'>, { grants }: Identity, city: string, open: boolean): Promise<Incident[]> {
  const reach = reachOf(grants, 'read:case', city);
  if (!reach) return [];
  const { rows } = await db.execute({
    sql: `SELECT i.id, i.title, i.opened_at, count(*) AS total, sum(1 - c.closed) AS open FROM incident i
      JOIN report_case c ON c.city = i.city AND c.incident = i.id WHERE i.city = ? AND ${reach.sql}
      GROUP BY i.id ${open ? 'HAVING sum(1 - c.closed) > 0' : ''} ORDER BY i.opened_at DESC, i.id LIMIT ${MOST}`,
    args: [city, ...reach.args],
  });
  return rows.map((row) => ({
    id: String(row.id),
    title: String(row.title),
    openedAt: iso(Number(row.opened_at)),
    total: Number(row.total),
    open: Number(row.open),
  }));
}

/** Its reports that the reader may see. */
export async function casesOfIncident(db: Pick<Client, 'execute'>, { grants }: Identity, city: string, id: string): Promise<CaseRow[]> {
  const reach = reachOf(grants, 'read:case', city);
  if (!reach) return [];
  const { rows } = await db.execute({
    sql: `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.city = ? AND c.incident = ? AND ${reach.sql} ORDER BY c.received_at, c.report`,
    args: [city, id, ...reach.args],
  });
  return rows.map(caseRow);
}

/** @throws ProblemError `not-found`, also where the reader may see none of its reports */
export async function readIncident(
  db: Pick<Client, 'execute'>,
  who: Identity,
  city: string,
  id: string,
  now: Date,
): Promise<IncidentDetail> {
  const { rows } = await db.execute({ sql: 'SELECT title, opened_at FROM incident WHERE city = ? AND id = ?', args: [city, id] });
  const cases = (await casesOfIncident(db, who, city, id)).map((row) => caseSummary(row, now));
  // Of one that all reports left only who arranges them is told.
  if (!rows[0] || (cases.length === 0 && reachOf(who.grants, 'arrange:case', city) === null))
    throw new ProblemError('not-found', `There is no incident “${id}” here.`);
  const open = cases.filter(({ state }) => !isClosed(state)).length;
  return { id, title: String(rows[0].title), openedAt: iso(Number(rows[0].opened_at)), total: cases.length, open, cases };
}
