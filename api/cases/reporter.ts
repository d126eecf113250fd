import type { z } from 'zod';
import type { Rate, Reopen } from '../features/reports/intake-contract.ts';
import type { AppContext } from '../http/context.ts';
import { badField, ProblemError } from '../http/problem.ts';
import { type CaseRow, readCase } from './case-row.ts';
import { changeCase } from './change-case.ts';
import { makeMove } from './make-move.ts';
import { mayRate, mayReopen } from './tracking.ts';

/** "Not fixed", by the holder of the link: back to its agency with a whole term. @throws ProblemError `move-not-allowed` */
export async function reopenCase(context: AppContext, seen: CaseRow, { reason, part }: z.infer<typeof Reopen>): Promise<void> {
  if (part !== undefined) return reopenPart(context, seen, part, reason);
  await changeCase(context, seen, { actor: null, action: 'reopen:case', based: null }, (parts) => {
    if (!mayReopen(parts.row, parts.now))
      throw new ProblemError('move-not-allowed', 'Only a closed report can be reopened, within 30 days.');
    return makeMove(parts, { to: 'reopened', reason });
  });
}

async function reopenPart(context: AppContext, { city, id }: CaseRow, part: string, reason: string): Promise<void> {
  const row = await readCase(context.db.client, city, part).catch(() => null);
  if (row?.parent !== id) throw badField('part', 'is no part of this report');
  await reopenCase(context, row, { reason });
}

/** How satisfied the reporter is; a second answer replaces the first. @throws ProblemError `move-not-allowed` */
export async function rateCase(context: AppContext, seen: CaseRow, { degree, comment }: z.infer<typeof Rate>): Promise<void> {
  await changeCase(context, seen, { actor: null, action: 'rate:case', based: null }, async ({ tx, row }) => {
    if (!mayRate(row)) throw new ProblemError('move-not-allowed', 'A report can be rated once it is closed.');
    await tx.execute({ sql: 'UPDATE report_case SET satisfaction = ? WHERE report = ?', args: [degree, row.seq] });
    return { row, event: { kind: 'rated', visibility: 'staff', text: comment || undefined, data: { degree } }, fields: { degree } };
  });
}
