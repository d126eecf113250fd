import { can, GRANTED, type GrantScope, ROLES, type Role, type Target } from '../../data/model/rights.ts';
import type { Colleague } from '../features/cases/contract.ts';
import type { Reader } from './case-row.ts';

/** Roles whose holders may take a case at all. */
const TAKERS = ROLES.filter((role) => GRANTED[role].includes('move:case'));

/** Everybody who may take a case that lies there, by name; `agency: null` is the operators' queue. */
export async function listColleagues(db: Reader, target: Target & { city: string }): Promise<Colleague[]> {
  const { rows } = await db.execute({
    sql: `SELECT u.id, u.name, g.role, g.city, g.scope FROM role_grant g JOIN user u ON u.id = g.user_id
      WHERE (g.city IS NULL OR g.city = ?) AND g.role IN (${TAKERS.map(() => '?').join(', ')}) ORDER BY u.name, u.id`,
    args: [target.city, ...TAKERS],
  });
  const found = new Map<string, Colleague>();
  for (const { id, name, role, city, scope } of rows) {
    const grant = { role: String(role) as Role, city: city === null ? null : String(city), scope: JSON.parse(String(scope)) as GrantScope };
    if (can([grant], 'move:case', target)) found.set(String(id), { id: String(id), name: String(name) });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
