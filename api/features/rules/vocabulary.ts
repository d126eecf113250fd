import type { Transaction } from '@libsql/client';
import type { Permission } from '../../../data/model/rights.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';

export type Word = 'categories' | 'calendar';

/** What all cities share, with what the packs say anew of it. */
export interface WordRow {
  content: string;
  edited: boolean;
  proposed: string | null;
}

export async function readWord(db: Pick<Transaction, 'execute'>, name: Word): Promise<WordRow> {
  const { rows } = await db.execute({ sql: 'SELECT content, edited_at, proposed FROM vocabulary WHERE name = ?', args: [name] });
  const row = rows[0];
  if (!row) throw new ProblemError('not-found');
  return { content: String(row.content), edited: row.edited_at !== null, proposed: row.proposed === null ? null : String(row.proposed) };
}

/** Writes it as edited here: a pack does not overwrite it any more. */
export async function writeWord(tx: Pick<Transaction, 'execute'>, name: Word, content: string, at: Date): Promise<void> {
  await tx.execute({ sql: 'UPDATE vocabulary SET content = ?, edited_at = ? WHERE name = ?', args: [content, at.toISOString(), name] });
}

/** Decides about what the packs say anew. @throws ProblemError as `authorize`; `not-found` where nothing waits */
export async function settleWord(
  { db, now }: AppContext,
  identity: Identity | null,
  { name, permission, take }: { name: Word; permission: Permission; take: boolean },
): Promise<void> {
  const { userId: actor } = authorize(identity, permission, { city: null });
  await db.transact(async (tx) => {
    const { proposed } = await readWord(tx, name);
    if (proposed === null) throw new ProblemError('not-found');
    await tx.execute({
      sql: take
        ? 'UPDATE vocabulary SET content = proposed, proposed = NULL, edited_at = NULL WHERE name = ?'
        : 'UPDATE vocabulary SET proposed = NULL WHERE name = ?',
      args: [name],
    });
    const action = take ? 'take:proposal' : 'keep:proposal';
    await appendAudit(tx, { actor, action, city: null, entity: name, entityId: name, fields: {} }, now());
  });
}
