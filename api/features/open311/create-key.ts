import type { z } from 'zod';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import type { KeyForm, MadeKey } from './contract.ts';
import { makeKey } from './keys.ts';

/**
 * Makes a key for a city; with `everywhere` for all, which only those may who administer all. @returns the key, told this once
 * @throws ProblemError as `authorize`; `bad-request` where there is no such agency
 */
export async function createKey(
  { db, now }: AppContext,
  identity: Identity | null,
  { everywhere, ...given }: z.infer<typeof KeyForm> & { city: string },
): Promise<MadeKey> {
  const city = everywhere ? null : given.city;
  const { userId } = authorize(identity, 'manage:open311-key', { city });
  return db.transact((tx) => makeKey(tx, { ...given, city }, userId, now()));
}
