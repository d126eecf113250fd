import type { z } from 'zod';
import { fold } from '../../../data/model/fold.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { readGrants } from '../../auth/read-grants.ts';
import type { AppContext } from '../../http/context.ts';
import type { UserList } from './contract.ts';

const PAGE = 100;

/**
 * Accounts by address, a hundred at a time. Of one city: those with a role there or everywhere, without what they hold in other cities.
 * @param city null: all accounts, residents too
 * @param q part of a name, with or without accents, of an address, or an id
 * @param after the last address of the page before
 * @throws ProblemError as `authorize`
 */
export async function listUsers(
  { db }: AppContext,
  identity: Identity | null,
  { city, after = '', q = '' }: { city: string | null; after?: string | undefined; q?: string | undefined },
): Promise<z.infer<typeof UserList>> {
  authorize(identity, 'manage:users', { city });
  const { rows } = await db.client.execute({
    sql: `SELECT u.*, EXISTS (SELECT 1 FROM account a WHERE a.user_id = u.id AND a.password IS NOT NULL) AS active FROM user u
      WHERE u.email > ? AND (? IS NULL OR EXISTS (SELECT 1 FROM role_grant g WHERE g.user_id = u.id AND (g.city = ? OR g.city IS NULL)))
      ORDER BY u.email`,
    args: [after, city, city],
  });
  const words = fold(q).split(' ').filter(Boolean);
  const found = rows.filter((row) => {
    const text = `${fold(String(row.id))} ${fold(String(row.name))} ${String(row.email)} ${fold(String(row.email))}`;
    return words.every((word) => text.includes(word));
  });
  const shown = found.slice(0, PAGE);
  const users = await Promise.all(
    shown.map(async (row) => ({
      id: String(row.id),
      name: String(row.name),
      email: String(row.email),
      demo: row.demo === 1,
      secondFactor: row.two_factor_enabled === 1,
      active: row.active === 1,
      createdAt: new Date(Number(row.created_at)).toISOString(),
      grants: (await readGrants(db.client, String(row.id))).filter((grant) => city === null || grant.city === null || grant.city === city),
    })),
  );
  const last = found.length > PAGE ? users.at(-1)?.email : undefined;
  return last === undefined ? { users } : { users, nextCursor: last };
}
