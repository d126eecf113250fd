import { can } from '../../../data/model/rights.ts';
import { addWorkingDays, serviceDays } from '../../../data/model/working-time.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { readGrants } from '../../auth/read-grants.ts';
import type { AssignCase } from '../../features/cases/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { type CaseRow, PRIORITIES, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';
import { categoryOf } from '../city-rules.ts';

/** Gives a case to a colleague who may read it, to nobody, or another priority. Who may move a case may take it. */
export async function assignCase(context: AppContext, who: Identity | null, seen: CaseRow, input: AssignCase): Promise<void> {
  const identity = authorize(who, isTaking(who, input) ? 'move:case' : 'assign:case', targetOf(seen));
  const assignee = input.assigneeId ? await colleague(context, identity, seen, input.assigneeId) : null;
  await changeCase(context, seen, { actor: identity.userId, action: 'assign:case', based: input.version }, ({ row, rules }) => {
    const next = { ...row, priority: input.priority ?? row.priority };
    if (input.assigneeId !== undefined) next.assignee = assignee;
    // The day of a report that was split is that of its parts.
    if (row.parts.total === 0 && PRIORITIES.indexOf(next.priority) < PRIORITIES.indexOf(row.priority)) {
      const days = serviceDays(categoryOf(rules, row.category).days, next.priority);
      next.dueAt = Math.min(row.dueAt, addWorkingDays(rules.calendar, rules.timeZone, new Date(row.receivedAt), days).getTime());
    }
    const facts = { priority: next.priority, assignee: next.assignee?.id ?? null };
    return { row: next, event: { kind: 'assigned', visibility: 'staff', data: facts }, fields: facts };
  });
}

const isTaking = (who: Identity | null, { assigneeId, priority }: AssignCase) => assigneeId === who?.userId && priority === undefined;

async function colleague({ db }: AppContext, identity: Identity, seen: CaseRow, id: string): Promise<CaseRow['assignee']> {
  if (id === identity.userId) return { id, name: identity.name };
  const { rows } = await db.client.execute({ sql: 'SELECT name FROM user WHERE id = ?', args: [id] });
  const reads = rows[0] && can(await readGrants(db.client, id), 'read:case', targetOf(seen));
  if (!rows[0] || !reads) throw badField('assigneeId', 'is nobody who may read this case');
  return { id, name: String(rows[0].name) };
}
