import { moveBetween } from '../../../data/model/case-states.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { MoveCase } from '../../features/cases/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';
import { makeMove } from '../make-move.ts';
import { permissionFor } from '../move-rules.ts';

/** Moves a case to another state. @throws ProblemError `forbidden`, `version-conflict`, `move-not-allowed` or 400 */
export async function moveCase(context: AppContext, who: Identity | null, seen: CaseRow, move: MoveCase): Promise<void> {
  const identity = authorize(who, 'read:case', targetOf(seen));
  const rule = moveBetween(seen.state, move.to);
  const permission = rule && (permissionFor(identity, seen, rule) ?? rule.by.filter((by) => by !== 'reporter' && by !== 'rule')[0]);
  if (permission) authorize(identity, permission, targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'move:case', based: move.version }, (parts) => makeMove(parts, move));
}
