import { hashPassword, isOldHash } from '../../auth/password-hash.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';

/** Hashes a password that has just been right anew, where its hash was made with less work. Whoever knows it has the right to it. */
export async function renewHash({ db, config }: Pick<AppContext, 'db' | 'config'>, email: string, password: string): Promise<void> {
  const { rows } = await db.client.execute({
    sql: `SELECT a.id, a.password FROM account a JOIN user u ON u.id = a.user_id
      WHERE u.email = ? AND a.provider_id = 'credential' AND a.password IS NOT NULL`,
    args: [email.toLowerCase()],
  });
  const [row] = rows;
  if (!row || !isOldHash(String(row.password))) return;
  const hash = await hashPassword(password, config.passwordRounds).catch((error) => {
    // In a crowd the old one does for now: whoever is in is in.
    if (error instanceof ProblemError) return null;
    throw error;
  });
  if (hash === null) return;
  // Only in place of the one that was right: it may have been changed meanwhile.
  await db.write((client) =>
    client.execute({
      sql: 'UPDATE account SET password = ? WHERE id = ? AND password = ?',
      args: [hash, row.id ?? '', row.password ?? ''],
    }),
  );
}
