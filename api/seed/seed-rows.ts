import { createHash } from 'node:crypto';
import type { InStatement } from '@libsql/client';
import type { Database } from '../db/database.ts';
import type { PackRow } from '../db/pack-row.ts';

const CHUNK = 1000;

export interface SeedCounts {
  written: number;
  unchanged: number;
  removed: number;
  proposed: number;
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
/** The pack's content, then all that is derived from it: a new derivation rewrites rows but is no proposal. Heights come from the terrain. */
const hashOf = (row: PackRow) => `${digest(row.content)}.${digest(JSON.stringify({ ...row, height: 0 }))}`;
const contentPart = (hash: string) => hash.split('.')[0];

type Table = 'agency' | 'area' | 'place' | 'camera' | 'report';

/**
 * Makes a table hold a pack's rows of one city. A row is known by (city, id) and compared by its content's hash. What staff edited in the portal stays:
 * a pack row that differs from the one it was edited from waits in `proposal`. A row that left the pack goes, unless staff edited or made it;
 * one that staff removed does not come back.
 */
export async function seedRows(db: Database, table: Table, city: string, rows: PackRow[]): Promise<SeedCounts> {
  const counts: SeedCounts = { written: 0, unchanged: 0, removed: 0, proposed: 0 };
  const existing = await db.client.execute({
    sql: `SELECT id, content_hash, edited_at, origin FROM ${table} WHERE city = ?`,
    args: [city],
  });
  const gone = await db.client.execute({ sql: 'SELECT id FROM removed_object WHERE city = ? AND entity = ?', args: [city, table] });
  const removed = new Set(gone.rows.map((row) => String(row.id)));
  const before = new Map(existing.rows.map((row) => [String(row.id), row]));
  const now = new Date().toISOString();
  const statements: InStatement[] = [];
  const written: PackRow[] = [];
  for (const row of rows) {
    if (removed.has(row.id)) continue;
    const hash = hashOf(row);
    const old = before.get(row.id);
    before.delete(row.id);
    if (old?.content_hash === hash) {
      counts.unchanged += 1;
    } else if (old?.edited_at || old?.origin === 'portal') {
      if (contentPart(String(old.content_hash)) === contentPart(hash)) continue;
      counts.proposed += 1;
      statements.push({
        sql: `INSERT INTO proposal VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (city, entity, id) DO UPDATE SET content = excluded.content,
          content_hash = excluded.content_hash, proposed_at = excluded.proposed_at WHERE content_hash <> excluded.content_hash`,
        args: [city, table, row.id, row.content, hash, now],
      });
    } else {
      counts.written += 1;
      written.push({ ...row, city, content_hash: hash, updated_at: now });
    }
  }
  for (const [id, old] of before) {
    if (old.edited_at || old.origin !== 'pack') continue;
    counts.removed += 1;
    statements.push({ sql: `DELETE FROM ${table} WHERE city = ? AND id = ?`, args: [city, id] });
  }
  for (let i = 0; i < written.length; i += CHUNK) statements.push(upsert(table, written.slice(i, i + CHUNK)));
  for (let i = 0; i < statements.length; i += CHUNK) await db.write((client) => client.batch(statements.slice(i, i + CHUNK), 'write'));
  return counts;
}

/** One statement for many rows: preparing one, triggers included, costs more than running it. */
function upsert(table: Table, rows: PackRow[]): InStatement {
  const columns = Object.keys(rows[0] ?? {});
  const changes = columns.filter((column) => column !== 'city' && column !== 'id').map((column) => `${column} = excluded.${column}`);
  const values = columns.map((_, i) => `value ->> '$[${i}]'`);
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?) WHERE true
      ON CONFLICT (city, id) DO UPDATE SET ${changes.join(', ')}`,
    args: [JSON.stringify(rows.map((row) => columns.map((column) => row[column] ?? null)))],
  };
}
