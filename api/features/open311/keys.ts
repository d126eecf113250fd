import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Transaction } from '@libsql/client';
import { z } from 'zod';
import { appendAudit } from '../../audit/append-audit.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { KEY_RIGHTS, type KeyRight, type NewKey } from './contract.ts';

/** A key as it is known here. Those of OPEN311_KEYS send and have media fetched, in every city. */
export interface Open311Key {
  id: string;
  name: string;
  city: string | null;
  agency: string | null;
  may: readonly KeyRight[];
  perHour: number | null;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const ENV: Omit<Open311Key, 'id'> = { name: 'OPEN311_KEYS', city: null, agency: null, may: ['send', 'media'], perHour: null };

/** The key that somebody gave, or null. Compared as hashes, so that the time tells nothing. */
export async function findKey({ db, config, now }: Pick<AppContext, 'db' | 'config' | 'now'>, given: string): Promise<Open311Key | null> {
  const hash = digest(given);
  const own = config.open311Keys.findIndex((key) => timingSafeEqual(digest(key), hash));
  if (own >= 0) return { id: `env-${own}`, ...ENV };
  const { rows } = await db.client.execute({
    sql: 'SELECT id, name, city, agency, may, per_hour, used_on FROM open311_key WHERE key_hash = ? AND ended_at IS NULL',
    args: [hash.toString('base64url')],
  });
  const row = rows[0];
  if (!row) return null;
  const today = now().toISOString().slice(0, 10);
  if (row.used_on !== today)
    await db.write((client) => client.execute({ sql: 'UPDATE open311_key SET used_on = ? WHERE id = ?', args: [today, String(row.id)] }));
  const text = (value: unknown) => (value === null ? null : String(value));
  return {
    id: String(row.id),
    name: String(row.name),
    city: text(row.city),
    agency: text(row.agency),
    may: z.array(z.enum(KEY_RIGHTS)).parse(JSON.parse(String(row.may))),
    perHour: Number(row.per_hour),
  };
}

/** Whether this portal has keys at all; without any, everybody may send within the limits. */
export async function hasKeys({ db, config }: Pick<AppContext, 'db' | 'config'>): Promise<boolean> {
  if (config.open311Keys.length > 0) return true;
  return (await db.client.execute('SELECT 1 FROM open311_key LIMIT 1')).rows.length > 0;
}

/** Makes a key. @returns it, shown once @throws ProblemError where it makes no sense */
export async function makeKey(tx: Transaction, given: NewKey, actor: string | null, now: Date): Promise<{ id: string; key: string }> {
  const { name, city, agency, may, perHour } = given;
  if (may.includes('update') && (agency === null || city === null))
    throw badField('agency', 'a key that updates needs a city and an agency');
  const [id, key] = [randomBytes(6).toString('hex'), `tc311_${randomBytes(24).toString('base64url')}`];
  if (city !== null) {
    const known = await tx.execute({ sql: 'SELECT 1 FROM city WHERE id = ?', args: [city] });
    if (known.rows.length === 0) throw badField('city', 'there is no such city');
  }
  if (agency !== null) {
    const known = await tx.execute({ sql: 'SELECT 1 FROM agency WHERE city = ? AND id = ?', args: [city, agency] });
    if (known.rows.length === 0) throw badField('agency', 'there is no such agency in this city');
  }
  await tx.execute({
    sql: 'INSERT INTO open311_key (id, key_hash, name, city, agency, may, per_hour, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    args: [id, digest(key).toString('base64url'), name, city, agency, JSON.stringify(may), perHour, now.toISOString()],
  });
  const fields = { may: may.join(' '), agency };
  await appendAudit(tx, { actor, action: 'make:open311-key', city, entity: 'open311-key', entityId: id, fields }, now);
  return { id, key };
}

/** Ends a key. @returns false where there is no such key that still works */
export async function endKey(tx: Transaction, id: string, actor: string | null, now: Date): Promise<boolean> {
  const { rows } = await tx.execute({
    sql: 'UPDATE open311_key SET ended_at = ? WHERE id = ? AND ended_at IS NULL RETURNING city',
    args: [now.toISOString(), id],
  });
  if (!rows[0]) return false;
  const city = rows[0].city === null ? null : String(rows[0].city);
  await appendAudit(tx, { actor, action: 'end:open311-key', city, entity: 'open311-key', entityId: id, fields: {} }, now);
  return true;
}
