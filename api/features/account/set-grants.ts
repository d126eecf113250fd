import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { hasAdministrator, insertGrant } from '../../auth/keep-user.ts';
import { readGrants } from '../../auth/read-grants.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import type { SetGrants } from './contract.ts';

/**
 * Replaces the roles that a person holds in one city, or in all at once (`city: null`); those in other cities stay.
 * @throws ProblemError as `authorize`; `not-found`; `bad-request` where nobody would administer the portal any more
 */
export async function setGrants(
  { db, now }: AppContext,
  identity: Identity | null,
  { userId, city, grants }: SetGrants & { userId: string },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'manage:users', { city });
  await db.transact(async (tx) => {
    const at = now();
    const { rows } = await tx.execute({ sql: 'SELECT 1 FROM user WHERE id = ?', args: [userId] });
    if (rows.length === 0) throw new ProblemError('not-found');
    const before = (await readGrants(tx, userId)).filter((grant) => grant.city === city);
    const entry = { actor, city, entity: 'user', entityId: userId };
    await tx.execute({ sql: 'DELETE FROM role_grant WHERE user_id = ? AND city IS ?', args: [userId, city] });
    for (const { role } of before) await appendAudit(tx, { ...entry, action: 'revoke:role', fields: { role } }, at);
    for (const { role, scope } of grants) {
      await insertGrant(tx, userId, { role, city, scope }, at);
      await appendAudit(tx, { ...entry, action: 'grant:role', fields: { role } }, at);
    }
    if (before.some(({ role }) => role === 'administrator') && city === null && !(await hasAdministrator(tx)))
      throw new ProblemError('bad-request', 'Somebody must administer the portal: grant it to another person first.');
  });
}
