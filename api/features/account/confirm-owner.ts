import type { Identity } from '../../auth/identity.ts';
import { type Limits, take } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import type { Database } from '../../db/database.ts';
import { badField, ProblemError } from '../../http/problem.ts';

/** Who has no password proves it by having signed in just now. Milliseconds. */
const JUST_NOW = 10 * 60_000;

/**
 * Where a second factor is set up already, what it guards is changed with it only: a stolen password alone must not add another one.
 * @throws ProblemError `second-factor-missing`
 */
export function wantSecondFactor({ secondFactor, passkey, secondFactorUsed }: Identity): void {
  if ((secondFactor || passkey) && !secondFactorUsed)
    throw new ProblemError('second-factor-missing', 'Sign in again with your second factor.');
}

/** That the person at the device is the one who signed in: their password, or without one a sign-in a few minutes ago. @throws ProblemError */
export async function confirmOwner(
  { db, auth, limits }: { db: Database; auth: Auth; limits: Limits },
  request: Request,
  { userId }: Identity,
  password: string | undefined,
): Promise<void> {
  await take(limits.password, userId);
  const { rows } = await db.client.execute({
    sql: "SELECT password FROM account WHERE user_id = ? AND provider_id = 'credential' AND password IS NOT NULL",
    args: [userId],
  });
  if (rows[0]) {
    const { password: hasher } = await auth.$context;
    if (password === undefined) throw badField('password', 'is missing');
    if (!(await hasher.verify({ hash: String(rows[0].password), password }))) throw badField('password', 'is wrong');
  } else {
    const found = await auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } });
    if (!found || Date.now() - found.session.createdAt.getTime() > JUST_NOW)
      throw new ProblemError('signed-out', 'Sign in again first: this is asked within ten minutes of signing in.');
  }
  await limits.password.delete(userId);
}
