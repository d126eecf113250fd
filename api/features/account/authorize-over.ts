import type { Transaction } from '@libsql/client';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { readGrants } from '../../auth/read-grants.ts';
import { ProblemError } from '../../http/problem.ts';

/**
 * Whether somebody administers a person whole: every city in which the person holds a role. Who holds none is for those who administer all cities.
 * @throws ProblemError as `authorize`; `not-found`
 */
export async function authorizeOver(identity: Identity | null, tx: Pick<Transaction, 'execute'>, userId: string): Promise<Identity> {
  const held = await readGrants(tx, userId);
  const cities = held.length > 0 ? [...new Set(held.map(({ city }) => city))] : [null];
  let actor: Identity | undefined;
  for (const city of cities) actor = authorize(identity, 'manage:users', { city });
  const { rows } = await tx.execute({ sql: 'SELECT 1 FROM user WHERE id = ?', args: [userId] });
  if (!actor || rows.length === 0) throw new ProblemError('not-found');
  return actor;
}
