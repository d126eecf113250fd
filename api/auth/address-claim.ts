import { randomBytes } from 'node:crypto';
import type { Transaction } from '@libsql/client';
import type { AppContext } from '../http/context.ts';
import { tokenHash } from './invitation.ts';

type Tx = Pick<Transaction, 'execute'>;
/** A link may be used for this long. Milliseconds. */
const LIFE = 24 * 3_600_000;

/** Somebody says that an address is theirs: for a new account of this name, or for the account that they have. */
export type Claim = { email: string } & ({ name: string; userId: null } | { name: null; userId: string });

/**
 * Notes a claim. Earlier ones stay good: a stranger who asks again must not make the owner's letter worthless.
 * @returns the token of its link, which is not kept
 */
export async function makeClaim(tx: Tx, { email, name, userId }: Claim, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.execute({
    sql: 'INSERT INTO address_claim (token_hash, email, name, user_id, expires_at) VALUES (?, ?, ?, ?, ?)',
    args: [tokenHash(token), email.toLowerCase(), name, userId, new Date(now.getTime() + LIFE).toISOString()],
  });
  return token;
}

/** The claim behind a link, or null. */
export async function findClaim(tx: Tx, token: string, now: Date): Promise<Claim | null> {
  const { rows } = await tx.execute({
    sql: 'SELECT email, name, user_id FROM address_claim WHERE token_hash = ? AND expires_at > ?',
    args: [tokenHash(token), now.toISOString()],
  });
  const row = rows[0];
  if (!row) return null;
  const email = String(row.email);
  return row.user_id === null ? { email, name: String(row.name), userId: null } : { email, name: null, userId: String(row.user_id) };
}

/** Forgets the names and addresses of those who did not open their letter in time. */
export async function sweepClaims({ db, now }: Pick<AppContext, 'db' | 'now'>): Promise<void> {
  const args = [now().toISOString()];
  // Looked up first: a write, even of nothing, empties the caches of answers.
  const { rows } = await db.client.execute({ sql: 'SELECT 1 FROM address_claim WHERE expires_at < ? LIMIT 1', args });
  if (rows.length > 0) await db.write((client) => client.execute({ sql: 'DELETE FROM address_claim WHERE expires_at < ?', args }));
}

/** Ends all claims to an address, and all that an account made. */
export async function endClaims(tx: Tx, { email, userId }: { email?: string; userId: string | null }): Promise<void> {
  await tx.execute({ sql: 'DELETE FROM address_claim WHERE email = ? OR user_id = ?', args: [email ?? '', userId] });
}

/** The page that a link opens, in the letter's language; it asks for a click. The token stands behind `#`, so that it reaches no server's log. */
export const claimLink = (publicUrl: string, city: string, lang: string, token: string): string =>
  `${publicUrl}/${city}/account?lang=${lang}#confirm=${token}`;
