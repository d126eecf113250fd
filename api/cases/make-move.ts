import type { Transaction } from '@libsql/client';
import { moveBetween } from '../../data/model/case-states.ts';
import { dayIn, validOn } from '../../data/model/validity.ts';
import { addWorkingDays, serviceDays } from '../../data/model/working-time.ts';
import type { MoveCase } from '../features/cases/contract.ts';
import { badField, ProblemError } from '../http/problem.ts';
import type { CaseRow } from './case-row.ts';
import type { Change, ChangeParts } from './change-case.ts';
import { categoryOf } from './city-rules.ts';
import { inState } from './in-state.ts';

/** What a move makes of a case, whoever makes it: needs met, clock stopped or started. @throws ProblemError */
export async function makeMove({ tx, row, rules, now }: ChangeParts, move: Omit<MoveCase, 'version'>): Promise<Change> {
  const rule = moveBetween(row.state, move.to);
  if (row.parts.total > 0) throw new ProblemError('move-not-allowed', 'It was split: it goes as its parts go.');
  if (!rule) throw new ProblemError('move-not-allowed', `A case cannot go from ${row.state} to ${move.to}.`);
  for (const need of rule.needs) {
    const field = need === 'agency' ? 'agencyId' : need === 'case' ? 'caseId' : need;
    if (move[field] === undefined) throw badField(field, `is needed to move a case to ${move.to}`);
  }
  const next = inState(row, move.to, rules, now);
  const day = dayIn(rules.timeZone, now);
  if (move.to === 'reopened') {
    // What was not fixed gets its whole term again.
    const days = serviceDays(categoryOf(rules, row.category).days, row.priority);
    next.dueAt = addWorkingDays(rules.calendar, rules.timeZone, now, days).getTime();
  }
  if (rule.needs.includes('agency')) {
    const agency = rules.agencies.find((one) => one.id === move.agencyId);
    if (!agency || !validOn(agency, day)) throw badField('agencyId', 'there is no such agency today');
    if (row.state === 'forwarded' && row.agency === agency.id) throw new ProblemError('move-not-allowed', 'It is there already.');
    next.agency = agency.id;
    next.assignee = null;
  }
  if (move.to === 'scheduled' && move.day !== undefined && move.day < day) throw badField('day', 'lies in the past');
  if (move.to === 'merged') {
    if (move.caseId === row.id) throw badField('caseId', 'is the case itself');
    const { rows } = await tx.execute({
      sql: 'SELECT state FROM report_case WHERE city = ? AND id = ?',
      args: [row.city, move.caseId ?? ''],
    });
    if (!rows[0] || rows[0].state === 'merged') throw badField('caseId', 'there is no such case that is not merged itself');
    if (await isOfItsParts(tx, row, move.caseId ?? '')) throw badField('caseId', 'goes as this one goes: it was split into it');
    await tx.execute({ sql: 'UPDATE report_case SET merged_into = ? WHERE report = ?', args: [move.caseId ?? '', row.seq] });
  }
  const text = move.answer ?? move.reason;
  const data = {
    ...(move.day && move.to === 'scheduled' ? { day: move.day } : {}),
    ...(move.to === 'merged' ? { into: move.caseId ?? '' } : {}),
  };
  return {
    row: next,
    event: { kind: move.to === 'merged' ? 'merged' : 'moved', visibility: 'public', text, data },
    fields: { from: row.state, to: move.to, agency: next.agency, ...data },
  };
}

/** Whether a part of `whole` is this case, or ended in it: then neither would go on. */
async function isOfItsParts(tx: Transaction, { city, id }: CaseRow, whole: string): Promise<boolean> {
  const { rows } = await tx.execute({
    sql: `WITH RECURSIVE goes(id) AS (SELECT id FROM report_case WHERE city = ?1 AND parent = ?2
      UNION SELECT c.merged_into FROM goes JOIN report_case c ON c.city = ?1 AND c.id = goes.id WHERE c.merged_into IS NOT NULL)
      SELECT EXISTS (SELECT 1 FROM goes WHERE id = ?3) AS found`,
    args: [city, whole, id],
  });
  return rows[0]?.found === 1;
}
