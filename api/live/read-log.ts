import type { Client } from '@libsql/client';

/** An entry of the log, as far as live readers need it. */
export interface LogEntry {
  seq: number;
  city: string;
  report: string;
  kind: string;
  agencyBefore: string | null;
  /** What an event did to being published; null: nothing. */
  published: boolean | null;
}

/** Entries after a place in the log, in order. */
export async function readLog(client: Client, after: number, limit: number): Promise<LogEntry[]> {
  const { rows } = await client.execute({
    sql: `SELECT seq, city, report, kind, agency_before, data ->> '$.published' AS published FROM report_event WHERE seq > ? ORDER BY seq LIMIT ?`,
    args: [after, limit],
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    city: String(row.city),
    report: String(row.report),
    kind: String(row.kind),
    agencyBefore: row.agency_before === null ? null : String(row.agency_before),
    published: row.published === null ? null : row.published === 1,
  }));
}

/** The last place in the log. */
export async function lastSeq(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT max(seq) AS seq FROM report_event');
  return Number(rows[0]?.seq ?? 0);
}
