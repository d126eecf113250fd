import { isClosed } from '../../../data/model/case-states.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { ExtendCase } from '../../features/cases/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';

/** The longest extension, days from now. */
const LONGEST = 366;

/** Puts a case's day later, with a reason that the reporter reads. */
export async function extendCase(context: AppContext, who: Identity | null, seen: CaseRow, input: ExtendCase): Promise<void> {
  const identity = authorize(who, 'move:case', targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'extend:case', based: input.version }, ({ row, now }) => {
    const dueAt = Date.parse(input.dueAt);
    if (isClosed(row.state)) throw new ProblemError('move-not-allowed', 'A closed case has no day to extend.');
    if (row.parts.total > 0) throw new ProblemError('move-not-allowed', 'It was split: its day is that of its parts.');
    if (dueAt <= row.dueAt || dueAt <= now.getTime()) throw badField('dueAt', 'must be later than the day it has, and not past');
    if (dueAt > now.getTime() + LONGEST * 86_400_000) throw badField('dueAt', 'is more than a year away');
    const data = { before: row.dueAt };
    return {
      row: { ...row, dueAt },
      event: { kind: 'extended', visibility: 'public', text: input.reason, data },
      fields: { ...data, due: dueAt },
    };
  });
}
