import type { Transaction } from '@libsql/client';
import { type CaseState, moveBetween } from '../../../data/model/case-states.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';
import { makeMove } from '../make-move.ts';
import { permissionFor } from '../move-rules.ts';

export interface CaseUpdate {
  /** Null: the case stays in its state, and the text is told. */
  to: CaseState | null;
  text: string;
  /** Runs in the same transaction, before the change; what it throws undoes all. */
  first: (tx: Transaction) => Promise<void>;
}

/** An agency's own system tells what became of a case: a public update, with or without a move. @throws ProblemError as `moveCase` */
export async function updateCase(context: AppContext, who: Identity | null, seen: CaseRow, { to, text, first }: CaseUpdate): Promise<void> {
  const identity = authorize(who, 'note:case', targetOf(seen));
  const rule = to === null ? undefined : moveBetween(seen.state, to);
  if (to !== null && !rule) throw new ProblemError('move-not-allowed', `A case cannot go from ${seen.state} to ${to}.`);
  if (rule && permissionFor(identity, seen, rule) === undefined) throw new ProblemError('forbidden');
  await changeCase(context, seen, { actor: identity.userId, action: 'update:case', based: null }, async (parts) => {
    await first(parts.tx);
    if (to === null) return { row: parts.row, event: { kind: 'updated', visibility: 'public', text }, fields: {} };
    const change = await makeMove(parts, { to, answer: text, reason: text });
    return { ...change, event: { ...change.event, text } };
  });
}
