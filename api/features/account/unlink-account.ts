import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import { hasPasskey, hasPassword } from '../../auth/keep-user.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { providerOf } from './oidc-person.ts';

/**
 * Takes the other service's link off one's own account, with the sessions that began there; the one that asks goes on without a second factor.
 * Whoever calls this has made sure that it is the owner.
 * @param session token of the session that asks
 * @throws ProblemError `not-found`; `bad-request` where it is the only way in
 */
export async function unlinkAccount(
  { db, now }: AppContext,
  { userId }: Identity,
  { issuer, session }: { issuer: string; session: string },
): Promise<void> {
  await db.transact(async (tx) => {
    if (!(await hasPassword(tx, userId)) && !(await hasPasskey(tx, userId)))
      throw badField('oidc', 'is the only way in: set a password or add a passkey first');
    const { rowsAffected } = await tx.execute({
      sql: 'DELETE FROM account WHERE user_id = ? AND provider_id = ?',
      args: [userId, providerOf(issuer)],
    });
    if (rowsAffected === 0) throw new ProblemError('not-found');
    await tx.execute({
      sql: "UPDATE session SET second_factor = 0, provider = NULL WHERE token = ? AND provider = 'oidc'",
      args: [session],
    });
    await tx.execute({ sql: "DELETE FROM session WHERE user_id = ? AND provider = 'oidc'", args: [userId] });
    await appendAudit(tx, { actor: userId, action: 'unlink:oidc', city: null, entity: 'user', entityId: userId, fields: {} }, now());
  });
}
