import { randomUUID } from 'node:crypto';
import type { Transaction } from '@libsql/client';
import type { Grant } from '../../data/model/rights.ts';
import { endClaims } from './address-claim.ts';

type Tx = Pick<Transaction, 'execute'>;

/** A new account without a password. @param confirmed whether the address is known to be theirs: without it nobody signs in @returns its id @throws where the address has one */
export async function insertUser(
  tx: Tx,
  { name, email, demo = false, confirmed = demo }: { name: string; email: string; demo?: boolean; confirmed?: boolean },
  now: Date,
): Promise<string> {
  const id = randomUUID();
  const at = now.getTime();
  await tx.execute({
    sql: 'INSERT INTO user (id, name, email, email_verified, demo, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    args: [id, name, email.toLowerCase(), confirmed ? 1 : 0, demo ? 1 : 0, at, at],
  });
  return id;
}

/** The id behind an address, or null. */
export async function findUser(tx: Tx, email: string): Promise<string | null> {
  const { rows } = await tx.execute({ sql: 'SELECT id FROM user WHERE email = ?', args: [email.toLowerCase()] });
  return rows[0] ? String(rows[0].id) : null;
}

/** Takes the password and links to other providers away and ends every session. */
export async function clearAccess(tx: Tx, userId: string): Promise<void> {
  await tx.execute({ sql: 'DELETE FROM account WHERE user_id = ?', args: [userId] });
  await tx.execute({ sql: 'DELETE FROM session WHERE user_id = ?', args: [userId] });
  await endClaims(tx, { userId });
}

/** Sets a password in place of any before, and ends every session. @param hash as better-auth makes it */
export async function setPassword(tx: Tx, userId: string, hash: string, now: Date): Promise<void> {
  await clearAccess(tx, userId);
  const at = now.getTime();
  await tx.execute({
    sql: "INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at) VALUES (?, ?, 'credential', ?, ?, ?, ?)",
    args: [randomUUID(), userId, userId, hash, at, at],
  });
}

export async function insertGrant(tx: Tx, userId: string, { role, city, scope }: Grant, now: Date): Promise<void> {
  await tx.execute({
    sql: 'INSERT INTO role_grant (user_id, role, city, scope, created_at) VALUES (?, ?, ?, ?, ?)',
    args: [userId, role, city, JSON.stringify(scope), now.toISOString()],
  });
}

/** Whether anybody but demo accounts administers everything. */
export async function hasAdministrator(tx: Tx): Promise<boolean> {
  const { rows } = await tx.execute(
    "SELECT 1 FROM role_grant g JOIN user u ON u.id = g.user_id WHERE g.role = 'administrator' AND g.city IS NULL AND u.demo = 0 LIMIT 1",
  );
  return rows.length > 0;
}

/** Whether somebody can sign in with a password. */
export async function hasPassword(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await tx.execute({
    sql: "SELECT 1 FROM account WHERE user_id = ? AND provider_id = 'credential' AND password IS NOT NULL LIMIT 1",
    args: [userId],
  });
  return rows.length > 0;
}

export async function hasPasskey(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await tx.execute({ sql: 'SELECT 1 FROM passkey WHERE user_id = ? LIMIT 1', args: [userId] });
  return rows.length > 0;
}

/** Forgets the app for codes with its recovery codes, and all passkeys. */
export async function dropSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.execute({ sql: 'DELETE FROM two_factor WHERE user_id = ?', args: [userId] });
  await tx.execute({ sql: 'DELETE FROM passkey WHERE user_id = ?', args: [userId] });
  await tx.execute({ sql: 'UPDATE user SET two_factor_enabled = 0 WHERE id = ?', args: [userId] });
}
