import type { Transaction } from '@libsql/client';
import { type Grant, type GrantScope, ROLES, type Role } from '../../data/model/rights.ts';

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

/** What a user holds; a role that this version no longer knows gives nothing. */
export async function readGrants(client: Pick<Transaction, 'execute'>, userId: string): Promise<Grant[]> {
  const { rows } = await client.execute({ sql: 'SELECT role, city, scope FROM role_grant WHERE user_id = ? ORDER BY seq', args: [userId] });
  return rows.flatMap(({ role, city, scope }) =>
    isRole(String(role))
      ? [{ role: String(role) as Role, city: city === null ? null : String(city), scope: JSON.parse(String(scope)) as GrantScope }]
      : [],
  );
}
