import type { Client } from '@libsql/client';
import { type AuditEntry, auditHash } from './append-audit.ts';

const PAGE = 5000;

/**
 * Goes through the whole chain.
 * @returns how many rows were read, and the first that does not follow from the one before it, or is missing
 */
export async function verifyAudit(client: Client): Promise<{ rows: number; broken: number | null }> {
  let before = '';
  let seen = 0;
  for (let last = 0; ; ) {
    const { rows } = await client.execute({ sql: 'SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?', args: [last, PAGE] });
    for (const row of rows) {
      const seq = Number(row.seq);
      const entry: AuditEntry = {
        actor: row.actor === null ? null : String(row.actor),
        action: String(row.action),
        city: row.city === null ? null : String(row.city),
        entity: String(row.entity),
        entityId: String(row.entity_id),
        fields: JSON.parse(String(row.fields)) as AuditEntry['fields'],
      };
      if (seq !== last + 1 || row.hash !== auditHash(before, String(row.at), entry)) return { rows: seen, broken: last + 1 };
      before = String(row.hash);
      last = seq;
      seen += 1;
    }
    if (rows.length < PAGE) return { rows: seen, broken: null };
  }
}
