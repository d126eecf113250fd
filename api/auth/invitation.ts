import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '@libsql/client';

/** A link may be used for this long. Milliseconds. */
export const INVITATION_LIFE = 3 * 86_400_000;

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Makes a one-time link's token; older ones for the same person stop working.
 * @param userId null: for whoever becomes the first administrator
 * @param options `life` in milliseconds; `mailed`: it goes to the account's own address
 */
export async function makeInvitation(
  tx: Pick<Transaction, 'execute'>,
  userId: string | null,
  now: Date,
  { life = INVITATION_LIFE, mailed = false } = {},
): Promise<{ token: string; expiresAt: string }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + life).toISOString();
  await tx.execute({ sql: 'DELETE FROM invitation WHERE user_id IS ? OR expires_at < ?', args: [userId, now.toISOString()] });
  await tx.execute({
    sql: 'INSERT INTO invitation (token_hash, user_id, expires_at, created_at, mailed) VALUES (?, ?, ?, ?, ?)',
    args: [tokenHash(token), userId, expiresAt, now.toISOString(), mailed ? 1 : 0],
  });
  return { token, expiresAt };
}

/** The page that a link opens. The token stands behind `#`, so that it reaches no server's log. */
export const invitationLink = (publicUrl: string, city: string, token: string): string =>
  `${publicUrl}/${city}/account#invitation=${token}`;
