import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { endKey } from './keys.ts';

/**
 * Ends a key from now on. One for all cities is ended by whoever administers all.
 * @throws ProblemError as `authorize`; `not-found` where there is none of this id that still works
 */
export async function revokeKey(
  { db, now }: AppContext,
  identity: Identity | null,
  { id, city }: { id: string; city: string },
): Promise<void> {
  authorize(identity, 'manage:open311-key', { city });
  await db.transact(async (tx) => {
    const { rows } = await tx.execute({
      sql: 'SELECT city FROM open311_key WHERE id = ? AND (city = ? OR city IS NULL)',
      args: [id, city],
    });
    if (!rows[0]) throw new ProblemError('not-found');
    const { userId } = authorize(identity, 'manage:open311-key', { city: rows[0].city === null ? null : city });
    if (!(await endKey(tx, id, userId, now()))) throw new ProblemError('not-found');
  });
}
