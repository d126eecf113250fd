import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { appendAudit } from '../../audit/append-audit.ts';
import { findUser } from '../../auth/keep-user.ts';
import type { Limits } from '../../auth/limits.ts';
import { accountKey, take } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import { takeCode } from '../../auth/take-code.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { authAnswer } from './auth-answer.ts';
import { Code, Done, Forgotten, SignIn, SignInAnswer } from './contract.ts';
import { forgottenPassword } from './forgotten-password.ts';
import { problems } from './problems.ts';
import { renewHash } from './renew-hash.ts';

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
const post = <B extends z.ZodType, A extends z.ZodType>(path: string, summary: string, body: B, answer: A) =>
  createRoute({
    method: 'post',
    path: `/api/auth/${path}`,
    summary,
    tags: ['account'],
    request: { body: { content: json(body), required: true } },
    responses: { 200: { description: 'Done', content: json(answer) }, ...problems },
  });

const signIn = post('sign-in', 'Sign in with e-mail and password', SignIn, SignInAnswer);
const forgotten = post('forgotten', 'Send a link for a new password; the same answer whether or not there is an account', Forgotten, Done);
const code = post('code', 'The second factor of a sign-in, or the first code of a new one', Code, Done);

/** What a person who is signed out can do. The same answer, after the same work, whether or not an address is known. */
export function signInRoutes(context: AppContext, auth: Auth, limits: Limits) {
  const { db, config, now } = context;
  const address = (c: Context) => addressPrefix(clientAddress(c, config.trustedHops));
  const audit = (actor: string | null, action: string, entityId: string) =>
    db.transact((tx) => appendAudit(tx, { actor, action, city: null, entity: 'user', entityId, fields: {} }, now()));

  /** The answer to a right code, unless the code was used before: then the session it began ends before anybody has it. */
  const once = async (answer: Response, typed: string): Promise<Response> => {
    if (!answer.ok) return answer;
    const { user, token } = (await answer.clone().json()) as { user: { id: string }; token: string };
    if (await takeCode(db, user.id, typed)) return answer;
    await db.write((client) => client.execute({ sql: 'DELETE FROM session WHERE token = ?', args: [token] }));
    throw badField('code', 'was used already; wait for the next');
  };

  return router()
    .openapi(signIn, async (c) => {
      const { email, password } = c.req.valid('json');
      const [from, account] = [address(c), accountKey(email)];
      await take(limits.address, from);
      await take(limits.account, account);
      const asked = auth.api.signInEmail({ body: { email, password }, headers: c.req.raw.headers, asResponse: true });
      const answer = authAnswer<{ twoFactorRedirect?: boolean; user?: { id: string } }>(c, asked);
      const userId = await findUser(db.client, email);
      try {
        const { twoFactorRedirect, user } = await answer;
        await limits.account.delete(account);
        await limits.address.reward(from, 1);
        await renewHash(context, email, password);
        if (user) await audit(user.id, 'sign-in:user', user.id);
        return c.json({ secondFactor: twoFactorRedirect === true }, 200);
      } catch (error) {
        if (error instanceof ProblemError) await audit(null, 'fail:sign-in', userId ?? 'unknown');
        throw error;
      }
    })
    .openapi(forgotten, async (c) => {
      const { email, lang } = c.req.valid('json');
      await take(limits.address, address(c));
      await take(limits.forgotten, accountKey(email));
      await forgottenPassword(context, { email, lang });
      return c.json({ done: true as const }, 200);
    })
    .openapi(code, async (c) => {
      const from = address(c);
      await take(limits.address, from);
      const { code: given, recovery } = c.req.valid('json');
      const typed = given.replaceAll(' ', '');
      const request = { body: { code: typed }, headers: c.req.raw.headers, asResponse: true as const };
      try {
        const answer = recovery ? await auth.api.verifyBackupCode(request) : once(await auth.api.verifyTOTP(request), typed);
        const { user } = await authAnswer<{ user: { id: string } }>(c, answer);
        await limits.address.reward(from, 1);
        await audit(user.id, recovery ? 'use:recovery-code' : 'use:second-factor', user.id);
        return c.json({ done: true as const }, 200);
      } catch (error) {
        if (error instanceof ProblemError) await audit(null, 'fail:second-factor', 'unknown');
        throw error;
      }
    });
}
