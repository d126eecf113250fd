import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';

/**
 * Takes one's own passkey away, with the sessions that began with it; the one that asks goes on without a second factor.
 * @param session token of the session that asks
 * @throws ProblemError `not-found`
 */
export async function removePasskey(
  { db, now }: AppContext,
  { userId }: Identity,
  { id, session }: { id: string; session: string },
): Promise<void> {
  await db.transact(async (tx) => {
    const { rows } = await tx.execute({
      sql: 'DELETE FROM passkey WHERE id = ? AND user_id = ? RETURNING credential_id',
      args: [id, userId],
    });
    if (!rows[0]) throw new ProblemError('not-found');
    const credential = String(rows[0].credential_id);
    await tx.execute({
      sql: 'UPDATE session SET second_factor = 0, passkey = NULL WHERE token = ? AND passkey = ?',
      args: [session, credential],
    });
    await tx.execute({ sql: 'DELETE FROM session WHERE user_id = ? AND passkey = ?', args: [userId, credential] });
    await appendAudit(tx, { actor: userId, action: 'remove:passkey', city: null, entity: 'user', entityId: userId, fields: {} }, now());
  });
}
