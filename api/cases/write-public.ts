import type { Transaction } from '@libsql/client';
import { isClosed, publicStatus } from '../../data/model/case-states.ts';
import { type PublicReport, reportRow } from '../features/reports/report-row.ts';
import { type CaseRow, iso } from './case-row.ts';
import { type CityRules, categoryOf } from './city-rules.ts';

/** A day that never comes, in seconds: a report whose clock stands still is not late in public either. */
const NEVER = 253_402_300_799;

/** Writes what the public knows of a case after a change of it: status, agency, due date, title. */
export async function writePublic(
  tx: Pick<Transaction, 'execute'>,
  rules: CityRules,
  row: CaseRow,
  before: PublicReport,
  published: boolean,
): Promise<void> {
  const report: PublicReport = {
    ...before,
    title: row.title,
    status: publicStatus(row.state),
    updatedAt: iso(row.updatedAt),
    dueAt: iso(row.dueAt),
    agencyId: row.agency ?? undefined,
  };
  const columns = reportRow(report, categoryOf(rules, row.category), row.position[2]);
  const stands = row.pausedAt !== null && !isClosed(row.state) && row.dueAt >= row.pausedAt;
  const { status, props, name, names_folded, content } = columns;
  await tx.execute({
    sql: `UPDATE report SET status = ?, due_at = ?, props = ?, name = ?, names_folded = ?, content = ?, published = ?, edited_at = ?, updated_at = ?
      WHERE seq = ?`,
    args: [
      status ?? null,
      stands ? NEVER : (columns.due_at ?? null),
      props ?? null,
      name ?? null,
      names_folded ?? null,
      content,
      published ? 1 : 0,
      iso(row.updatedAt),
      iso(row.updatedAt),
      row.seq,
    ],
  });
}
