import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import { hasAdministrator } from '../../auth/keep-user.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { authorizeOver } from './authorize-over.ts';

/**
 * Deletes an account with its roles, sessions and second factor; the audit log keeps its id.
 * @throws ProblemError as `authorizeOver`; `bad-request` where nobody would administer the portal any more
 */
export async function removeUser({ db, now }: AppContext, identity: Identity | null, userId: string): Promise<void> {
  await db.transact(async (tx) => {
    const { userId: actor } = await authorizeOver(identity, tx, userId);
    const had = await hasAdministrator(tx);
    // What hangs on the person goes with the row.
    await tx.execute({ sql: 'DELETE FROM user WHERE id = ?', args: [userId] });
    if (had && !(await hasAdministrator(tx)))
      throw new ProblemError('bad-request', 'Somebody must administer the portal: grant it to another person first.');
    await appendAudit(tx, { actor, action: 'remove:user', city: null, entity: 'user', entityId: userId, fields: {} }, now());
  });
}
