import { isClosed, moveBetween } from '../../../data/model/case-states.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { TellIncident } from '../../features/cases/incident-contract.ts';
import type { AppContext } from '../../http/context.ts';
import { targetOf } from '../case-row.ts';
import { changeCases } from '../change-case.ts';
import { casesOfIncident } from '../incidents.ts';
import { makeMove } from '../make-move.ts';

/**
 * Tells all reporters of an incident the same, at once. With `to`, the reports that can make that move are closed by it; the others are told
 * and stay open. Closed ones are left alone. @returns ids of those who were told, and of those that were closed
 */
export async function tellIncident(
  context: AppContext,
  who: Identity | null,
  city: string,
  id: string,
  { text, to }: TellIncident,
): Promise<{ told: string[]; closed: string[] }> {
  const identity = authorize(who, 'arrange:case', { city });
  const all = (await casesOfIncident(context.db.client, identity, city, id)).filter(({ state }) => !isClosed(state));
  for (const row of all) authorize(identity, 'arrange:case', targetOf(row));
  const told: string[] = [];
  const closed: string[] = [];
  await changeCases(context, all, { actor: identity.userId, action: 'tell:incident', based: null }, async (parts) => {
    const { row } = parts;
    told.push(row.id);
    if (to && row.parts.total === 0 && moveBetween(row.state, to)) {
      authorize(identity, 'move:case', targetOf(row));
      closed.push(row.id);
      return makeMove(parts, { to, answer: text });
    }
    return { row, event: { kind: 'updated', visibility: 'public', text, data: { incident: id } }, fields: { incident: id } };
  });
  return { told, closed };
}
