import { randomBytes } from 'node:crypto';
import { type GrantScope, ROLES, type Role } from '../../data/model/rights.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { findUser, insertGrant, insertUser, setPassword } from '../auth/keep-user.ts';
import { hashPassword } from '../auth/password-hash.ts';
import { type CommandContext, CommandError } from './run-command.ts';

/** Addresses of demo accounts; `example` never receives mail (RFC 2606). */
export const demoEmail = (role: Role): string => `${role}@demo.example`;

/** An officer of the agency with most cases, a teacher of the first school. */
async function scopeOf({ db }: CommandContext, role: Role, city: string): Promise<GrantScope> {
  const first = async (sql: string) => {
    const { rows } = await db.client.execute({ sql, args: [city] });
    return rows.map(({ id }) => String(id));
  };
  if (role === 'agency-officer')
    return {
      agencies: await first(
        `SELECT a.id FROM agency a LEFT JOIN report_case c ON c.city = a.city AND c.agency = a.id
        WHERE a.city = ? GROUP BY a.id ORDER BY count(c.id) DESC, a.id LIMIT 1`,
      ),
    };
  if (role === 'school-staff')
    return { schools: await first("SELECT id FROM place WHERE city = ? AND kind = 'school' ORDER BY sort, seq LIMIT 1") };
  return {};
}

/**
 * One account of each role for trying out, all with one new password, without a second factor. Run again it sets a new password.
 * @throws CommandError in production
 */
export async function makeDemo(
  context: CommandContext,
  { city, production }: { city: string; production: boolean },
): Promise<{ password: string; users: { role: Role; email: string }[] }> {
  if (production) throw new CommandError('Demo accounts are refused: NODE_ENV is production.');
  const password = randomBytes(12).toString('base64url');
  const hash = await hashPassword(password, context.config.passwordRounds);
  const scopes = new Map<Role, GrantScope>();
  for (const role of ROLES) scopes.set(role, await scopeOf(context, role, city));
  await context.db.transact(async (tx) => {
    const { now } = context;
    for (const role of ROLES) {
      const email = demoEmail(role);
      const userId = (await findUser(tx, email)) ?? (await insertUser(tx, { name: `Demo: ${role}`, email, demo: true }, now));
      await setPassword(tx, userId, hash, now);
      await tx.execute({ sql: 'DELETE FROM role_grant WHERE user_id = ?', args: [userId] });
      await insertGrant(tx, userId, { role, city, scope: scopes.get(role) ?? {} }, now);
      await appendAudit(
        tx,
        { actor: null, action: 'grant:role', city, entity: 'user', entityId: userId, fields: { role, demo: true } },
        now,
      );
    }
  });
  return { password, users: ROLES.map((role) => ({ role, email: demoEmail(role) })) };
}

/** Deletes every demo account. @returns how many */
export async function removeDemo({ db, now }: CommandContext): Promise<number> {
  return db.transact(async (tx) => {
    const { rows } = await tx.execute('DELETE FROM user WHERE demo = 1 RETURNING id');
    for (const { id } of rows)
      await appendAudit(
        tx,
        { actor: null, action: 'remove:user', city: null, entity: 'user', entityId: String(id), fields: { demo: true } },
        now,
      );
    return rows.length;
  });
}
