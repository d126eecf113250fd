import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { authorizeOver } from './authorize-over.ts';

/** Signs a person out everywhere. @throws ProblemError as `authorizeOver` */
export async function endSessions({ db, now }: AppContext, identity: Identity | null, userId: string): Promise<void> {
  await db.transact(async (tx) => {
    const { userId: actor } = await authorizeOver(identity, tx, userId);
    await tx.execute({ sql: 'DELETE FROM session WHERE user_id = ?', args: [userId] });
    await appendAudit(tx, { actor, action: 'end-sessions:user', city: null, entity: 'user', entityId: userId, fields: {} }, now());
  });
}
