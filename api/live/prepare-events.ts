import { can, type Grant } from '../../data/model/rights.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, caseSummary, targetOf } from '../cases/case-row.ts';
import { FEATURE_TEXT } from '../db/feature-page.ts';
import type { AppContext } from '../http/context.ts';
import type { Topic } from './contract.ts';
import type { LogEntry } from './read-log.ts';

/** An entry of the log as it may be sent, made once for all readers. */
export interface Prepared {
  entry: LogEntry;
  /** The public's event as JSON; undefined: this one says nothing to the public. */
  reports: string | undefined;
  row: CaseRow | undefined;
  /** The staff's event as JSON, and that which takes the case from a reader. */
  cases: string;
  gone: string;
}

/** Kinds that change nothing the public sees. */
const INTERNAL = ['noted', 'rated'];

/** Turns entries into events with the reports and cases as they are now. */
export async function prepareEvents({ db, now }: Pick<AppContext, 'db' | 'now'>, entries: LogEntry[]): Promise<Prepared[]> {
  if (entries.length === 0) return [];
  const asked = JSON.stringify(
    [...new Set(entries.map(({ city, report }) => JSON.stringify([city, report])))].map((one) => JSON.parse(one)),
  );
  const wanted = `json_each(?) j CROSS JOIN`;
  const at = `= j.value ->> '$[0]' AND`;
  const [features, cases] = await Promise.all([
    db.client.execute({
      sql: `SELECT t.city, t.id, ${FEATURE_TEXT} || ',"late":' || iif(t.status IN ('received', 'in_progress') AND t.due_at < ?, 'true', 'false') || '}}' AS text
        FROM ${wanted} report t WHERE t.city ${at} t.id = j.value ->> '$[1]' AND t.published = 1`,
      args: [Math.floor(now().getTime() / 1000), asked],
    }),
    db.client.execute({
      sql: `SELECT ${CASE_COLUMNS} FROM ${wanted} ${CASE_TABLES} WHERE c.city ${at} c.id = j.value ->> '$[1]'`,
      args: [asked],
    }),
  ]);
  const key = (city: unknown, id: unknown) => `${city} ${id}`;
  const texts = new Map(features.rows.map((row) => [key(row.city, row.id), String(row.text)]));
  const rows = new Map(cases.rows.map((row) => [key(row.city, row.id), caseRow(row)]));
  return entries.map((entry) => {
    const { seq, city, report: id, kind, published } = entry;
    const text = texts.get(key(city, id));
    const row = rows.get(key(city, id));
    const head = (topic: Topic) => `{"topic":"${topic}","seq":${seq},"id":${JSON.stringify(id)}`;
    // What was never shown is not told to have left.
    const told = text !== undefined ? !INTERNAL.includes(kind) : published === false && kind !== 'received';
    return {
      entry,
      reports: told ? `${head('reports')},"feature":${text ?? 'null'}}` : undefined,
      row,
      cases: `${head('cases')},"case":${row ? JSON.stringify(caseSummary(row, now())) : 'null'}}`,
      gone: `${head('cases')},"case":null}`,
    };
  });
}

/** The event about a case for somebody with these grants; undefined: none of their business. */
export function caseEventFor(grants: readonly Grant[], { entry, row, cases, gone }: Prepared): string | undefined {
  if (!row) return;
  const target = targetOf(row);
  if (can(grants, 'read:case', target)) return cases;
  if (entry.agencyBefore !== null && can(grants, 'read:case', { ...target, agency: entry.agencyBefore })) return gone;
}
