import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';

const API = fileURLToPath(new URL('..', import.meta.url));

/** Paths of all migrations, `NNNN-name.sql` in any `migrations` folder below `api/`, in order of their numbers. */
export async function migrationFiles(): Promise<string[]> {
  const names = await readdir(API, { recursive: true });
  const files = names.filter((name) => /(^|[\\/])migrations[\\/]\d{4}-[a-z0-9-]+\.sql$/.test(name)).map((name) => join(API, name));
  return files.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

/**
 * Brings the database up to date. Each migration is applied once, whole or not at all; one that was changed after it was applied is an error,
 * because nobody could say what the database then looks like.
 * @returns the names applied now
 */
export async function migrate(db: Database): Promise<string[]> {
  await db.write((client) =>
    client.execute('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at TEXT NOT NULL)'),
  );
  const { rows } = await db.client.execute('SELECT name, hash FROM migration');
  const applied = new Map(rows.map((row) => [String(row.name), String(row.hash)]));
  const now: string[] = [];
  for (const file of await migrationFiles()) {
    const name = basename(file, '.sql');
    const sql = await readFile(file, 'utf8');
    const hash = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
    const before = applied.get(name);
    if (before !== undefined && before !== hash) throw new Error(`Migration ${name} was changed after it had been applied.`);
    if (before !== undefined) continue;
    const done = await db.transact(async (tx) => {
      // Another process that starts at the same time may have been first.
      const { rows: there } = await tx.execute({ sql: 'SELECT 1 FROM migration WHERE name = ?', args: [name] });
      if (there.length > 0) return false;
      await tx.executeMultiple(sql);
      await tx.execute({ sql: 'INSERT INTO migration VALUES (?, ?, ?)', args: [name, hash, new Date().toISOString()] });
      return true;
    });
    if (done) now.push(name);
  }
  return now;
}
