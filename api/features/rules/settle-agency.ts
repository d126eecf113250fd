import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import type { SettleProposal } from './contract.ts';

/** Decides about what the pack says anew of an agency. @throws ProblemError as `authorize`; `not-found` where nothing waits */
export async function settleAgency(
  { db, now }: AppContext,
  identity: Identity | null,
  { city, id, take }: SettleProposal & { city: string; id: string },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:agency', { city });
  await db.transact(async (tx) => {
    const at = now();
    const key = [city, id];
    const { rows } = await tx.execute({
      sql: `SELECT content, content_hash FROM proposal WHERE city = ? AND entity = 'agency' AND id = ?`,
      args: key,
    });
    const waiting = rows[0];
    if (!waiting) throw new ProblemError('not-found');
    const hash = String(waiting.content_hash);
    if (take)
      await tx.execute({
        sql: `UPDATE agency SET content = ?, content_hash = ?, origin = 'pack', edited_at = NULL, updated_at = ? WHERE city = ? AND id = ?`,
        args: [String(waiting.content), hash, at.toISOString(), ...key],
      });
    else await tx.execute({ sql: 'UPDATE agency SET content_hash = ? WHERE city = ? AND id = ?', args: [hash, ...key] });
    await tx.execute({ sql: `DELETE FROM proposal WHERE city = ? AND entity = 'agency' AND id = ?`, args: key });
    const action = take ? 'take:proposal' : 'keep:proposal';
    await appendAudit(tx, { actor, action, city, entity: 'agency', entityId: id, fields: {} }, at);
  });
}
