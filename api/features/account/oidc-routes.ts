import { createHash, randomBytes } from 'node:crypto';
import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { appendAudit } from '../../audit/append-audit.ts';
import { hasPassword } from '../../auth/keep-user.ts';
import { type Limits, take } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import { type OidcStep, oidcProvider, oidcRefusal } from '../../auth/oidc-provider.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { authAnswer } from './auth-answer.ts';
import { confirmOwner, wantSecondFactor } from './confirm-owner.ts';
import { BeginOidc, Done, OidcStart, Providers, UnlinkOidc } from './contract.ts';
import { linkCity } from './link-city.ts';
import { accountOf, linkAccount, providerOf } from './oidc-person.ts';
import { problems } from './problems.ts';
import { unlinkAccount } from './unlink-account.ts';

/** How long somebody may take at the provider. Milliseconds. */
const LIFE = 10 * 60_000;
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

const providers = createRoute({
  method: 'get',
  path: '/api/auth/providers',
  summary: 'Other sign-in services, and whether one’s own account is linked',
  tags: ['account'],
  responses: { 200: { description: 'Null where none is set up', content: json(Providers) } },
});
const begin = createRoute({
  method: 'post',
  path: '/api/auth/oidc',
  summary: 'Begin to sign in at the other service, or to link it to one’s own account',
  tags: ['account'],
  request: { body: { content: json(BeginOidc), required: true } },
  responses: { 200: { description: 'Where to go', content: json(OidcStart) }, ...problems },
});
const unlink = createRoute({
  method: 'post',
  path: '/api/auth/oidc/remove',
  summary: 'Take the other service off one’s own account; never the only way in',
  tags: ['account'],
  request: { body: { content: json(UnlinkOidc), required: true } },
  responses: { 200: { description: 'Done', content: json(Done) }, ...problems },
});
const finish = createRoute({
  method: 'get',
  path: '/api/auth/oidc/callback',
  summary: 'The way back from the other service; leads on to a page',
  tags: ['account'],
  responses: { 302: { description: 'To the page that one came from, with `problem` where it failed' } },
});

/** A path of ours to go back to; anything else leads to the account page. */
const ownPath = (back: string | undefined): string | null => (back !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(back) ? back : null);

/** Signing in at an OpenID Connect provider, such as a national identity service. */
export function oidcRoutes(context: AppContext, auth: Auth, limits: Limits) {
  const { db, config, identify, now, log } = context;
  const provider = config.oidc && oidcProvider(config.oidc, config.publicUrl);
  const secure = config.publicUrl.startsWith('https:');
  const cookieName = `${secure ? '__Host-' : ''}toan-canh.oidc`;
  const keep = (c: Context, value: string, maxAge: number) =>
    setCookie(c, cookieName, value, { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge });

  /** The step that a return belongs to, used up by it. @throws ProblemError `forbidden` */
  const takeStep = async (c: Context): Promise<OidcStep & { back: string; userId: string | null }> => {
    const state = c.req.query('state') ?? '';
    const { rows } = await db.write((client) =>
      client.execute({
        sql: 'DELETE FROM oidc_step WHERE state_hash = ? AND browser_hash = ? AND expires_at > ? RETURNING nonce, verifier, back, user_id',
        args: [digest(state), digest(getCookie(c, cookieName) ?? ''), Date.now()],
      }),
    );
    const row = rows[0];
    if (!row) throw oidcRefusal('refused', 'This sign-in was not begun here, took too long or was used already.');
    const userId = row.user_id === null ? null : String(row.user_id);
    return { state, nonce: String(row.nonce), verifier: String(row.verifier), back: String(row.back), userId };
  };

  return router()
    .openapi(providers, async (c) => {
      c.header('cache-control', 'no-store');
      const identity = await identify(c.req.raw);
      const password = identity !== null && (await hasPassword(db.client, identity.userId));
      const ways = { password, otherWay: password || identity?.passkey === true };
      if (!config.oidc) return c.json({ oidc: null, ...ways }, 200);
      const { rows } = await db.client.execute({
        sql: 'SELECT 1 FROM account WHERE user_id = ? AND provider_id = ?',
        args: [identity?.userId ?? '', providerOf(config.oidc.issuer)],
      });
      return c.json({ oidc: { name: config.oidc.name, linked: rows.length > 0 }, ...ways }, 200);
    })
    .openapi(begin, async (c) => {
      if (!provider) throw new ProblemError('not-found', 'No other sign-in service is set up.');
      await take(limits.passkey, addressPrefix(clientAddress(c, config.trustedHops)));
      const given = c.req.valid('json');
      let userId: string | null = null;
      if (given.link) {
        const identity = await identify(c.req.raw);
        if (!identity) throw new ProblemError('signed-out');
        wantSecondFactor(identity);
        await confirmOwner({ db, auth, limits }, c.req.raw, identity, given.password);
        userId = identity.userId;
      }
      const { url, state, nonce, verifier } = await provider.begin();
      const browser = randomBytes(24).toString('base64url');
      const back = ownPath(given.back) ?? `/${await linkCity(db.client, null)}/account`;
      await db.transact(async (tx) => {
        await tx.execute({ sql: 'DELETE FROM oidc_step WHERE expires_at < ?', args: [Date.now()] });
        await tx.execute({
          sql: 'INSERT INTO oidc_step VALUES (?, ?, ?, ?, ?, ?, ?)',
          args: [digest(state), digest(browser), nonce, verifier, back, userId, Date.now() + LIFE],
        });
      });
      keep(c, browser, LIFE / 1000);
      c.header('cache-control', 'no-store');
      return c.json({ url }, 200);
    })
    .openapi(unlink, async (c) => {
      const identity = await identify(c.req.raw);
      if (!identity) throw new ProblemError('signed-out');
      if (!config.oidc) throw new ProblemError('not-found', 'No other sign-in service is set up.');
      wantSecondFactor(identity);
      await confirmOwner({ db, auth, limits }, c.req.raw, identity, c.req.valid('json').password);
      const found = await auth.api.getSession({ headers: c.req.raw.headers, query: { disableRefresh: true } });
      await unlinkAccount(context, identity, { issuer: config.oidc.issuer, session: found?.session.token ?? '' });
      return c.json({ done: true as const }, 200);
    })
    .openapi(finish, async (c) => {
      c.header('cache-control', 'no-store');
      let back = `/${await linkCity(db.client, null)}/account`;
      try {
        if (!provider) throw new ProblemError('not-found');
        const step = await takeStep(c);
        back = step.back;
        keep(c, '', 0);
        const person = await provider.finish(new URL(c.req.url).search, step);
        if (step.userId !== null) {
          // Whoever began to link must still be the one who is signed in.
          if ((await identify(c.req.raw))?.userId !== step.userId) throw oidcRefusal('refused', 'Sign in again to link.');
          await linkAccount(context, step.userId, person);
          return c.redirect(back, 302);
        }
        const userId = await accountOf(context, person);
        const body = { userId, secondFactor: person.secondFactor, provider: 'oidc' };
        await authAnswer(c, auth.api.beginOidcSession({ body, headers: c.req.raw.headers, asResponse: true }));
        const entry = { actor: userId, action: 'use:oidc', city: null, entity: 'user', entityId: userId, fields: {} };
        await db.transact((tx) => appendAudit(tx, entry, now()));
        return c.redirect(back, 302);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        log.info(
          { requestId: c.get('requestId'), code: error.code, why: (error.cause as { code?: string } | undefined)?.code },
          'oidc refused',
        );
        const entry = { actor: null, action: 'fail:oidc', city: null, entity: 'user', entityId: 'unknown', fields: { code: error.code } };
        await db.transact((tx) => appendAudit(tx, entry, now()));
        const page = new URL(back, config.publicUrl);
        page.searchParams.set('problem', error.code === 'not-ready' ? 'oidc-down' : `oidc-${error.errors?.[0]?.message ?? 'refused'}`);
        return c.redirect(page.pathname + page.search, 302);
      }
    });
}
