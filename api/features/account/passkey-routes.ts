import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import { type Limits, take } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { authAnswer } from './auth-answer.ts';
import { confirmOwner, wantSecondFactor } from './confirm-owner.ts';
import { AddPasskey, BeginPasskey, Done, NamePasskey, PASSKEYS_MOST, PasskeyList, PasskeyOptions, UsePasskey } from './contract.ts';
import { problems } from './problems.ts';
import { removePasskey } from './remove-passkey.ts';

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
const asks = <B extends z.ZodType>(schema: B) => ({ body: { content: json(schema), required: true as const } });
const says = <A extends z.ZodType>(schema: A, description: string) => ({ 200: { description, content: json(schema) }, ...problems });
const params = z.object({ id: z.string().min(1).max(64) });
const tags = ['account'];

const list = createRoute({
  method: 'get',
  path: '/api/auth/passkeys',
  summary: 'One’s own passkeys',
  tags,
  responses: says(PasskeyList, 'The oldest first'),
});
const begin = createRoute({
  method: 'post',
  path: '/api/auth/passkeys/options',
  summary: 'Begin to add a passkey; good for five minutes',
  tags,
  request: asks(BeginPasskey),
  responses: says(PasskeyOptions, 'For navigator.credentials.create'),
});
const add = createRoute({
  method: 'post',
  path: '/api/auth/passkeys',
  summary: 'Add a passkey; the session goes on as one that began with it',
  tags,
  request: asks(AddPasskey),
  responses: says(Done, 'Done'),
});
const rename = createRoute({
  method: 'put',
  path: '/api/auth/passkeys/{id}',
  summary: 'Name a passkey',
  tags,
  request: { params, ...asks(NamePasskey) },
  responses: says(Done, 'Done'),
});
const remove = createRoute({
  method: 'delete',
  path: '/api/auth/passkeys/{id}',
  summary: 'Take a passkey away; ends the sessions that began with it',
  tags,
  request: { params },
  responses: says(Done, 'Done'),
});
const challenge = createRoute({
  method: 'post',
  path: '/api/auth/passkey/options',
  summary: 'Begin to sign in with a passkey; the same for everybody',
  tags,
  responses: says(PasskeyOptions, 'For navigator.credentials.get'),
});
const signIn = createRoute({
  method: 'post',
  path: '/api/auth/passkey',
  summary: 'Sign in with a passkey, which counts as both factors',
  tags,
  request: asks(UsePasskey),
  responses: says(Done, 'Done'),
});

const done = { done: true as const };
interface Row {
  id: string;
  name: string | null;
  created_at: number | null;
  backed_up: number;
}

/** Passkeys (WebAuthn): signing in with them, and one's own. */
export function passkeyRoutes(context: AppContext, auth: Auth, limits: Limits) {
  const { db, config, identify, now } = context;
  const address = (c: Context) => addressPrefix(clientAddress(c, config.trustedHops));
  const audit = (actor: string | null, action: string, entityId: string) =>
    db.transact((tx) => appendAudit(tx, { actor, action, city: null, entity: 'user', entityId, fields: {} }, now()));
  const signedIn = async (c: Context): Promise<Identity> => {
    const identity = await identify(c.req.raw);
    if (!identity) throw new ProblemError('signed-out');
    return identity;
  };
  const tokenOf = async (c: Context) =>
    (await auth.api.getSession({ headers: c.req.raw.headers, query: { disableRefresh: true } }))?.session.token ?? '';
  /** One's own passkeys. */
  const own = async (userId: string) => {
    const { rows } = await db.client.execute({
      sql: 'SELECT id, name, created_at, backed_up FROM passkey WHERE user_id = ? ORDER BY created_at, id',
      args: [userId],
    });
    return rows as unknown as Row[];
  };

  return router()
    .openapi(list, async (c) => {
      const { userId } = await signedIn(c);
      c.header('cache-control', 'no-store');
      const passkeys = (await own(userId)).map(({ id, name, created_at, backed_up }) => ({
        id,
        name: name ?? '',
        createdAt: new Date(created_at ?? 0).toISOString(),
        synced: backed_up === 1,
      }));
      return c.json({ passkeys }, 200);
    })
    .openapi(begin, async (c) => {
      const identity = await signedIn(c);
      wantSecondFactor(identity);
      await confirmOwner({ db, auth, limits }, c.req.raw, identity, c.req.valid('json').password);
      if ((await own(identity.userId)).length >= PASSKEYS_MOST)
        throw new ProblemError('bad-request', `At most ${PASSKEYS_MOST} passkeys; take one away first.`);
      const asked = auth.api.generatePasskeyRegistrationOptions({ headers: c.req.raw.headers, asResponse: true });
      c.header('cache-control', 'no-store');
      return c.json(await authAnswer<{ challenge: string }>(c, asked), 200);
    })
    .openapi(add, async (c) => {
      const identity = await signedIn(c);
      wantSecondFactor(identity);
      const { name, credential } = c.req.valid('json');
      const before = await tokenOf(c);
      const body = { response: credential, name, createSession: true };
      await authAnswer(c, auth.api.verifyPasskeyRegistration({ headers: c.req.raw.headers, body, asResponse: true }));
      await db.transact(async (tx) => {
        // The session changed with what it may do: the old one is over.
        await tx.execute({ sql: 'DELETE FROM session WHERE token = ?', args: [before] });
        const entry = { actor: identity.userId, city: null, entity: 'user', entityId: identity.userId, fields: {} };
        await appendAudit(tx, { ...entry, action: 'add:passkey' }, now());
      });
      return c.json(done, 200);
    })
    .openapi(rename, async (c) => {
      const { userId } = await signedIn(c);
      const { id } = c.req.valid('param');
      await db.transact(async (tx) => {
        const args = [c.req.valid('json').name, id, userId];
        const { rowsAffected } = await tx.execute({ sql: 'UPDATE passkey SET name = ? WHERE id = ? AND user_id = ?', args });
        if (rowsAffected === 0) throw new ProblemError('not-found');
        await appendAudit(tx, { actor: userId, action: 'name:passkey', city: null, entity: 'user', entityId: userId, fields: {} }, now());
      });
      return c.json(done, 200);
    })
    .openapi(remove, async (c) => {
      const identity = await signedIn(c);
      wantSecondFactor(identity);
      await removePasskey(context, identity, { id: c.req.valid('param').id, session: await tokenOf(c) });
      return c.json(done, 200);
    })
    .openapi(challenge, async (c) => {
      await take(limits.passkey, address(c));
      // Without the cookie of a session: it would name that person's passkeys.
      const asked = auth.api.generatePasskeyAuthenticationOptions({ headers: new Headers(), asResponse: true });
      const options = await authAnswer<{ challenge: string }>(c, asked);
      c.header('cache-control', 'no-store');
      return c.json({ ...options, userVerification: 'required' }, 200);
    })
    .openapi(signIn, async (c) => {
      const from = address(c);
      await take(limits.address, from);
      const body = { response: c.req.valid('json').credential };
      try {
        const asked = auth.api.verifyPasskeyAuthentication({ headers: c.req.raw.headers, body, asResponse: true });
        const { user } = await authAnswer<{ user: { id: string } }>(c, asked);
        await limits.address.reward(from, 1);
        await audit(user.id, 'use:passkey', user.id);
        return c.json(done, 200);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        await audit(null, 'fail:passkey', 'unknown');
        // One answer for every passkey that does not open: which are known is nobody's business.
        if (error.code === 'signed-out') throw badField('credential', 'does not fit');
        throw error;
      }
    });
}
