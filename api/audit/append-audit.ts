import { createHash } from 'node:crypto';
import type { Transaction } from '@libsql/client';

/** What was done to what, by whom. Never contact data or free text, so that people can be forgotten and the chain still holds. */
export interface AuditEntry {
  /** User id; null: nobody signed in (a reporter, a rule, the command line). */
  actor: string | null;
  /** `move:case`, `sign-in:user` ... */
  action: string;
  city: string | null;
  entity: string;
  entityId: string;
  /** Names of what changed, with ids or states; no texts. */
  fields: Record<string, string | number | boolean | null>;
}

/** The hash of a row: sha256 over the hash before it and the row's own values, in this order, as JSON. */
export function auditHash(before: string, at: string, entry: AuditEntry): string {
  const { actor, action, city, entity, entityId, fields } = entry;
  return createHash('sha256')
    .update(JSON.stringify([before, at, actor, action, city, entity, entityId, fields]))
    .digest('base64url');
}

/** Writes one entry in the transaction of the change that it tells of. */
export async function appendAudit(tx: Pick<Transaction, 'execute'>, entry: AuditEntry, now: Date): Promise<void> {
  const { rows } = await tx.execute('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1');
  const at = now.toISOString();
  const { actor, action, city, entity, entityId, fields } = entry;
  await tx.execute({
    sql: 'INSERT INTO audit (at, actor, action, city, entity, entity_id, fields, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    args: [at, actor, action, city, entity, entityId, JSON.stringify(fields), auditHash(String(rows[0]?.hash ?? ''), at, entry)],
  });
}
