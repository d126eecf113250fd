import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { NoteCase } from '../../features/cases/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';

/** Writes an internal note. It fits whatever version the case has. */
export async function noteCase(context: AppContext, who: Identity | null, seen: CaseRow, { text }: NoteCase): Promise<void> {
  const identity = authorize(who, 'note:case', targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'note:case', based: null }, ({ row }) => ({
    row,
    event: { kind: 'noted', visibility: 'staff', text },
    fields: {},
  }));
}
