import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isGuessable } from '../../../data/model/password.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { endClaims } from '../../auth/address-claim.ts';
import { MeAnswer } from '../../auth/contract.ts';
import type { Identity } from '../../auth/identity.ts';
import { type Limits, take } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { authAnswer } from './auth-answer.ts';
import { wantSecondFactor } from './confirm-owner.ts';
import { ChangePassword, Done, PasswordOnly, RecoveryCodes, SecondFactorSetUp } from './contract.ts';
import { problems } from './problems.ts';

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
const post = <A extends z.ZodType>(path: string, summary: string, answer: A) => ({
  method: 'post' as const,
  path: `/api/auth/${path}`,
  summary,
  tags: ['account'],
  responses: { 200: { description: 'Done', content: json(answer) }, ...problems },
});
const withBody = <B extends z.ZodType>(schema: B) => ({ request: { body: { content: json(schema), required: true as const } } });

const me = createRoute({
  method: 'get',
  path: '/api/me',
  summary: 'Who is signed in, with their rights',
  tags: ['account'],
  responses: { 200: { description: 'Null when nobody is', content: json(MeAnswer) } },
});
const signOut = createRoute(post('sign-out', 'End this session', Done));
const signOutAll = createRoute(post('sign-out-everywhere', 'End all sessions of one’s own', Done));
const password = createRoute({ ...post('password', 'Change one’s password; ends all other sessions', Done), ...withBody(ChangePassword) });
const secondFactor = createRoute({
  ...post('second-factor', 'Begin to set up a second factor; a code completes it', SecondFactorSetUp),
  ...withBody(PasswordOnly),
});
const noSecondFactor = createRoute({ ...post('second-factor/remove', 'Take the second factor off', Done), ...withBody(PasswordOnly) });
const recovery = createRoute({
  ...post('recovery-codes', 'New recovery codes in place of the old', RecoveryCodes),
  ...withBody(PasswordOnly),
});

const done = { done: true as const };
/** What the browser drops at the end of a session. Its storage stays: drafts of reports lie there, which belong to whoever holds the device. */
const CLEAR = '"cache"';

/** What people do with their own account. */
export function ownRoutes({ db, identify, now }: AppContext, auth: Auth, limits: Limits) {
  const audit = (userId: string, action: string) =>
    db.transact((tx) => appendAudit(tx, { actor: userId, action, city: null, entity: 'user', entityId: userId, fields: {} }, now()));
  const signedIn = async (c: Context): Promise<Identity> => {
    const identity = await identify(c.req.raw);
    if (!identity) throw new ProblemError('signed-out');
    return identity;
  };
  /** Signed in, with a try at the password taken. */
  const guarded = async (c: Context) => {
    const identity = await signedIn(c);
    wantSecondFactor(identity);
    await take(limits.password, identity.userId);
    return { identity, headers: c.req.raw.headers, asResponse: true as const };
  };

  return router()
    .openapi(me, async (c) => {
      c.header('cache-control', 'no-store');
      // Prolongs a session that is in use.
      if (c.req.header('cookie')) await authAnswer(c, auth.api.getSession({ headers: c.req.raw.headers, asResponse: true }));
      const identity = await identify(c.req.raw);
      if (!identity) return c.json({ me: null }, 200);
      const { userId: id, ...rest } = identity;
      return c.json({ me: { id, ...rest } }, 200);
    })
    .openapi(signOut, async (c) => {
      const { userId } = await signedIn(c);
      await authAnswer(c, auth.api.signOut({ headers: c.req.raw.headers, asResponse: true }));
      await audit(userId, 'sign-out:user');
      c.header('clear-site-data', CLEAR);
      return c.json(done, 200);
    })
    .openapi(signOutAll, async (c) => {
      const { userId } = await signedIn(c);
      await authAnswer(c, auth.api.revokeSessions({ headers: c.req.raw.headers, asResponse: true }));
      await audit(userId, 'sign-out-everywhere:user');
      c.header('clear-site-data', CLEAR);
      return c.json(done, 200);
    })
    .openapi(password, async (c) => {
      const { identity, ...request } = await guarded(c);
      const { password: currentPassword, newPassword } = c.req.valid('json');
      if (isGuessable(newPassword, [identity.name, identity.email])) throw badField('newPassword', 'is easy to guess');
      await authAnswer(c, auth.api.changePassword({ ...request, body: { currentPassword, newPassword, revokeOtherSessions: true } }));
      await limits.password.delete(identity.userId);
      // Whoever knew the old password may have asked to move the account elsewhere.
      await db.transact((tx) => endClaims(tx, { userId: identity.userId }));
      await audit(identity.userId, 'change:password');
      return c.json(done, 200);
    })
    .openapi(secondFactor, async (c) => {
      const { identity, ...request } = await guarded(c);
      const asked = auth.api.enableTwoFactor({ ...request, body: { password: c.req.valid('json').password, method: 'totp' } });
      const { totpURI, backupCodes } = await authAnswer<{ totpURI: string; backupCodes: string[] }>(c, asked);
      await limits.password.delete(identity.userId);
      c.header('cache-control', 'no-store');
      return c.json({ uri: totpURI, recoveryCodes: backupCodes }, 200);
    })
    .openapi(noSecondFactor, async (c) => {
      const { identity, ...request } = await guarded(c);
      await authAnswer(c, auth.api.disableTwoFactor({ ...request, body: { password: c.req.valid('json').password } }));
      await limits.password.delete(identity.userId);
      await audit(identity.userId, 'remove:second-factor');
      return c.json(done, 200);
    })
    .openapi(recovery, async (c) => {
      const { identity, ...request } = await guarded(c);
      const asked = auth.api.generateBackupCodes({ ...request, body: { password: c.req.valid('json').password } });
      const { backupCodes } = await authAnswer<{ backupCodes: string[] }>(c, asked);
      await limits.password.delete(identity.userId);
      await audit(identity.userId, 'renew:recovery-codes');
      c.header('cache-control', 'no-store');
      return c.json({ recoveryCodes: backupCodes }, 200);
    });
}
