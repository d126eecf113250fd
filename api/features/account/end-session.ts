import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';

/** Ends one of one's own sessions. Whoever calls this has made sure that it is the owner. @throws ProblemError `not-found` */
export async function endSession({ db, now }: AppContext, { userId }: Identity, id: string): Promise<void> {
  await db.transact(async (tx) => {
    const { rowsAffected } = await tx.execute({ sql: 'DELETE FROM session WHERE id = ? AND user_id = ?', args: [id, userId] });
    if (rowsAffected === 0) throw new ProblemError('not-found');
    await appendAudit(tx, { actor: userId, action: 'end:session', city: null, entity: 'user', entityId: userId, fields: {} }, now());
  });
}
