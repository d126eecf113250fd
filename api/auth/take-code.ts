import { createHash } from 'node:crypto';
import type { Database } from '../db/database.ts';

/** A code is valid in its own half minute and the ones before and after. Milliseconds. */
const VALID = 90_000;

/** Takes a code of somebody's second factor, for good. @returns false where it was used before */
export async function takeCode(db: Database, userId: string, code: string): Promise<boolean> {
  const hash = createHash('sha256').update(`${userId}\n${code}`).digest('base64url');
  // The library goes by the real clock, so this does.
  const now = Date.now();
  return db.transact(async (tx) => {
    await tx.execute({ sql: 'DELETE FROM used_code WHERE until < ?', args: [now] });
    const { rowsAffected } = await tx.execute({
      sql: 'INSERT OR IGNORE INTO used_code (hash, until) VALUES (?, ?)',
      args: [hash, now + VALID],
    });
    return rowsAffected === 1;
  });
}
