import type { Transaction } from '@libsql/client';
import type { LocalText } from '../../data/contract.ts';
import type { CaseState } from '../../data/model/case-states.ts';
import type { PublicReport } from '../features/reports/report-row.ts';
import type { SubscriptionRow } from './subscription-row.ts';

/** One thing to be told. `report` is what the public knows of it; null: told to its own reporter only, by its number. */
export interface News {
  id: string;
  report: PublicReport | null;
  /** Milliseconds since 1970. */
  at: number;
  kind: string;
  state: CaseState | null;
  agency: string | null;
  /** What staff wrote for the reporter; the reporter's own words are not repeated. */
  text: string | null;
  /** Milliseconds since 1970. */
  due: number | null;
  photos: number;
  mergedInto: string | null;
}

/** Takes what is gathered for a subscription, oldest first; what the public may not read any more is left out. */
export async function takeNews(tx: Pick<Transaction, 'execute'>, { id, paused, confirmedAt }: SubscriptionRow): Promise<News[]> {
  const { rows } = await tx.execute({
    sql: `SELECT n.report AS id, n.own, e.at, e.kind, e.actor, e.to_state, e.agency, e.text, e.data ->> '$.due' AS due, e.data ->> '$.after' AS after,
        e.data ->> '$.into' AS merged_into, r.published, r.content
      FROM follow_notice n CROSS JOIN report_event e ON e.seq = n.event LEFT JOIN report r ON r.city = e.city AND r.id = n.report
      WHERE n.subscription = ? ORDER BY e.seq`,
    args: [id],
  });
  await tx.execute({ sql: 'DELETE FROM follow_notice WHERE subscription = ?', args: [id] });
  if (paused || confirmedAt === null) return [];
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return rows
    .filter((row) => row.published === 1 || row.own === 1)
    .map((row) => ({
      id: String(row.id),
      report: row.published === 1 ? (JSON.parse(String(row.content)) as PublicReport) : null,
      at: Number(row.at),
      kind: String(row.kind),
      state: text(row.to_state) as CaseState | null,
      agency: text(row.agency),
      text: row.actor === null ? null : text(row.text),
      due: row.due === null ? null : Number(row.due),
      photos: Number(row.after ?? 0),
      mergedInto: text(row.merged_into),
    }));
}

export type Names = (of: 'agency' | 'category', id: string | null | undefined) => LocalText | null;
