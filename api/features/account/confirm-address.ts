import type { Transaction } from '@libsql/client';
import type { z } from 'zod';
import { isGuessable } from '../../../data/model/password.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { type Claim, endClaims, findClaim } from '../../auth/address-claim.ts';
import { findUser, insertUser, setPassword } from '../../auth/keep-user.ts';
import { hashPassword } from '../../auth/password-hash.ts';
import { followerKey } from '../../follow/follow-token.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { queueAddressLetter } from './address-letters.ts';
import type { ClaimAnswer, ConfirmAddress } from './contract.ts';

type Tx = Pick<Transaction, 'execute'>;

/** What a link stands for, as long as nobody has an account at the address. @throws ProblemError `not-found` */
async function find(tx: Tx, token: string, now: Date): Promise<Claim> {
  const claim = await findClaim(tx, token, now);
  if (!claim || (await findUser(tx, claim.email)) !== null)
    throw new ProblemError('not-found', 'This link was used already, was replaced by a newer one, or is too old.');
  return claim;
}

/** What the page that a link opens shows; reading uses nothing up. @throws ProblemError `not-found` */
export async function readClaim({ db, now }: AppContext, token: string): Promise<z.infer<typeof ClaimAnswer>> {
  const { email, name, userId } = await find(db.client, token, now());
  return { kind: userId === null ? 'sign-up' : 'address', email, name };
}

/**
 * Uses a link up: makes the account with its password, or moves one to the address. The token is the right to do it.
 * @param session of the browser that does it, which goes on; all others of the account end
 * @throws ProblemError `not-found`, `bad-request`
 */
export async function confirmAddress(context: AppContext, given: z.infer<typeof ConfirmAddress>, session: string | null): Promise<void> {
  const { db, config, now } = context;
  const claim = await find(db.client, given.token, now());
  if (claim.userId !== null) return db.transact(async (tx) => moveAccount(context, tx, given, session));
  if (given.password === undefined) throw badField('password', 'is missing');
  if (isGuessable(given.password, [claim.name, claim.email])) throw badField('password', 'is easy to guess');
  const hash = await hashPassword(given.password, config.passwordRounds);
  await db.transact(async (tx) => {
    const at = now();
    const { email, name } = await find(tx, given.token, at);
    const userId = await insertUser(tx, { name: name ?? '', email, confirmed: true }, at);
    await setPassword(tx, userId, hash, at);
    await endClaims(tx, { email, userId });
    await appendAudit(tx, { actor: userId, action: 'sign-up:user', city: null, entity: 'user', entityId: userId, fields: {} }, at);
  });
}

async function moveAccount(
  context: AppContext,
  tx: Transaction,
  { token, lang }: z.infer<typeof ConfirmAddress>,
  session: string | null,
): Promise<void> {
  const at = context.now();
  const { email, userId } = await find(tx, token, at);
  if (userId === null) throw new ProblemError('not-found');
  const { rows } = await tx.execute({ sql: 'SELECT email FROM user WHERE id = ?', args: [userId] });
  await tx.execute({
    sql: 'UPDATE user SET email = ?, email_verified = 1, updated_at = ? WHERE id = ?',
    args: [email, at.getTime(), userId],
  });
  await tx.execute({ sql: 'DELETE FROM session WHERE user_id = ? AND token <> ?', args: [userId, session ?? ''] });
  // A link for a forgotten password may lie in the old mailbox.
  await tx.execute({ sql: 'DELETE FROM invitation WHERE user_id = ?', args: [userId] });
  await endClaims(tx, { email, userId });
  // What the account follows is told where its owner reads now.
  await tx.execute({
    sql: "UPDATE OR IGNORE follower SET address = ?, key = ?, confirmed = 1 WHERE user = ? AND channel = 'mail' AND address = ?",
    args: [email, followerKey('mail', email, userId), userId, String(rows[0]?.email)],
  });
  await queueAddressLetter(context, tx, { kind: 'address-changed', to: String(rows[0]?.email), lang }, at);
  await appendAudit(tx, { actor: userId, action: 'change:address', city: null, entity: 'user', entityId: userId, fields: {} }, at);
}
