import type { z } from 'zod';
import { isGuessable } from '../../../data/model/password.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { tokenHash } from '../../auth/invitation.ts';
import { findUser, hasAdministrator, insertGrant, insertUser, setPassword } from '../../auth/keep-user.ts';
import { hashPassword } from '../../auth/password-hash.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import type { AcceptInvitation, InvitationAnswer } from './contract.ts';

type Reader = Pick<AppContext['db']['client'], 'execute'>;
const gone = () => new ProblemError('not-found', 'This link was used already, was replaced by a newer one, or is too old.');

/** Whom a link is for. @throws ProblemError `not-found` */
async function find(
  client: Reader,
  token: string,
  now: Date,
): Promise<{ userId: string | null; name: string | null; email: string | null }> {
  const { rows } = await client.execute({
    sql: 'SELECT i.user_id, u.name, u.email FROM invitation i LEFT JOIN user u ON u.id = i.user_id WHERE i.token_hash = ? AND i.expires_at > ?',
    args: [tokenHash(token), now.toISOString()],
  });
  const row = rows[0];
  if (!row || (row.user_id === null && (await hasAdministrator(client)))) throw gone();
  const text = (value: unknown) => (value === null ? null : String(value));
  return { userId: text(row.user_id), name: text(row.name), email: text(row.email) };
}

/** What the page that a link opens shows. @throws ProblemError `not-found` */
export async function readInvitation({ db, now }: AppContext, token: string): Promise<InvitationAnswer> {
  const { name, email } = await find(db.client, token, now());
  return { name, email };
}

/**
 * Uses a link up: sets the password, ends all sessions. A link for the first administrator makes the account.
 * The token is the right to do it.
 * @throws ProblemError `not-found`, `bad-request`
 */
export async function acceptInvitation({ db, config, now }: AppContext, given: z.infer<typeof AcceptInvitation>): Promise<void> {
  const { name, email } = await find(db.client, given.token, now());
  if (isGuessable(given.password, [name ?? given.name ?? '', email ?? given.email ?? ''])) throw badField('password', 'is easy to guess');
  const hash = await hashPassword(given.password, config.passwordRounds);
  await db.transact(async (tx) => {
    const at = now();
    const found = await find(tx, given.token, at);
    const userId = found.userId ?? (await firstAdministrator(tx, given, at));
    await setPassword(tx, userId, hash, at);
    // The letter reached them there, or an administrator named the address and handed the link over.
    await tx.execute({ sql: 'UPDATE user SET email_verified = 1 WHERE id = ?', args: [userId] });
    // With the sessions ended; a link for the first administrator has no person, and all of those are over.
    await tx.execute({ sql: 'DELETE FROM invitation WHERE user_id IS ?', args: [found.userId] });
    await appendAudit(tx, { actor: userId, action: 'accept:invitation', city: null, entity: 'user', entityId: userId, fields: {} }, at);
  });
}

async function firstAdministrator(tx: Parameters<typeof insertUser>[0], { name, email }: z.infer<typeof AcceptInvitation>, at: Date) {
  if (name === undefined) throw badField('name', 'is missing');
  if (email === undefined) throw badField('email', 'is missing');
  if (await findUser(tx, email)) throw badField('email', 'has an account already');
  const userId = await insertUser(tx, { name, email }, at);
  await insertGrant(tx, userId, { role: 'administrator', city: null, scope: {} }, at);
  const fields = { role: 'administrator' };
  await appendAudit(tx, { actor: userId, action: 'grant:role', city: null, entity: 'user', entityId: userId, fields }, at);
  return userId;
}
