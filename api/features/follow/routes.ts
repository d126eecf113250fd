import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accountKey } from '../../auth/limits.ts';
import { categoryOf, cityRules } from '../../cases/city-rules.ts';
import { checkProof, type Proof, spendProof } from '../../cases/proof.ts';
import { caseOfHolder } from '../../cases/tracking.ts';
import { confirmFollow, endFollow, readLink } from '../../follow/confirm-follow.ts';
import { followToken } from '../../follow/follow-token.ts';
import { changeFollow, endOwnFollow, followerOfSecret, readFollows, secretOfUser } from '../../follow/own-follows.ts';
import { type Recipient, subscribe } from '../../follow/subscribe.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext, AppEnv } from '../../http/context.ts';
import { limiter } from '../../http/limits.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { isPushHost } from '../../push/push-host.ts';
import { readVapid } from '../../push/vapid.ts';
import { ChangeFollow, FollowAnswer, FollowOutcome, Follows, FollowToken, NewFollow, OwnFollows, PushKey } from './contract.ts';

const NO_STORE = { 'cache-control': 'no-store', vary: 'authorization, cookie' };
const tags = ['follow'];
const json = <T extends z.ZodType>(schema: T) => ({ body: { required: true as const, content: { 'application/json': { schema } } } });
const Id = z.object({ id: z.string().max(40) });
const Token = z.object({ t: z.string().max(120).optional() });

const make = createRoute({
  method: 'post',
  path: '/api/cities/{city}/follows',
  summary: 'Be told of a report, or of new ones at a place; by mail it is confirmed by a link. Header x-altcha unless signed in or by link',
  tags,
  request: { params: CityParam, ...json(NewFollow) },
  responses: changes(FollowAnswer, 'The same whether or not the address was known'),
});
const own = createRoute({
  method: 'get',
  path: '/api/me/follows',
  summary: 'How who is signed in opens their subscriptions',
  tags,
  responses: changes(OwnFollows, 'A secret for the header Authorization: Follow <secret>'),
});
const list = createRoute({
  method: 'get',
  path: '/api/follows',
  summary: 'One’s subscriptions; header Authorization: Follow <secret>',
  tags,
  responses: changes(Follows, 'The subscriptions'),
});
const endAll = createRoute({
  method: 'delete',
  path: '/api/follows',
  summary: 'End all of one’s subscriptions and forget the address; header Authorization: Follow <secret>',
  tags,
  responses: { 204: { description: 'Ended' }, ...problems() },
});
const change = createRoute({
  method: 'patch',
  path: '/api/follows/{id}',
  summary: 'Pace, topics, radius or pause; header Authorization: Follow <secret>',
  tags,
  request: { params: Id, ...json(ChangeFollow) },
  responses: changes(Follows, 'The subscriptions as they are now'),
});
const endOne = createRoute({
  method: 'delete',
  path: '/api/follows/{id}',
  summary: 'End one subscription; header Authorization: Follow <secret>',
  tags,
  request: { params: Id },
  responses: { 204: { description: 'Ended' }, ...problems() },
});
const link = createRoute({
  method: 'post',
  path: '/api/follow/{link}',
  summary: 'What a confirmation or unsubscribe link is about; changes nothing',
  tags,
  request: { params: z.object({ link: z.enum(['read-confirm', 'read-end']) }), ...json(FollowToken) },
  responses: changes(FollowOutcome, 'What is followed'),
});
const confirm = createRoute({
  method: 'post',
  path: '/api/follow/confirm',
  summary: 'Use the link of a confirmation mail',
  tags,
  request: json(FollowToken),
  responses: changes(FollowOutcome, 'It is active'),
});
const end = createRoute({
  method: 'post',
  path: '/api/follow/end',
  summary: 'Unsubscribe by the link of a mail; mail programs post here (RFC 8058). The body is not read',
  tags,
  request: { query: Token },
  responses: changes(FollowOutcome, 'What was followed'),
});
const pushKey = createRoute({
  method: 'get',
  path: '/api/push/key',
  summary: 'The key to which a browser subscribes for web push (VAPID, RFC 8292)',
  tags,
  responses: changes(PushKey, 'A P-256 point, base64url'),
});
const endPage = createRoute({
  method: 'get',
  path: '/api/follow/end',
  summary: 'The page on which the link unsubscribes; changes nothing, for programs open links to look at them',
  tags,
  request: { query: Token },
  responses: { 303: { description: 'The page' }, ...problems() },
});

function problems() {
  const { 200: _, ...others } = changes(z.object({}), '');
  return others;
}

export function followRoutes(context: AppContext) {
  const { db, config, now, identify } = context;
  const perAddress = limiter({ name: 'follow-address', points: 30, duration: 3600 });
  const perMailbox = limiter({ name: 'follow-mailbox', points: 10, duration: 86_400 });
  const links = limiter({ name: 'follow-link', points: 300, duration: 3600 });
  const from = (c: Context<AppEnv>) => addressPrefix(clientAddress(c, config.trustedHops));
  const secret = (c: Context<AppEnv>) => followerOfSecret(context, c.req.header('authorization'));

  /** Whom to tell, and what it took to be believed. */
  async function recipientOf(
    c: Context<AppEnv>,
    by: NewFollow['by'],
  ): Promise<{ to: Recipient | { follower: string }; proof: Proof | null }> {
    if (by.way === 'link') return { to: { follower: await secret(c) }, proof: null };
    if (by.way === 'account') {
      const who = await identify(c.req.raw);
      if (!who) throw new ProblemError('signed-out');
      const { rows } = await db.client.execute({ sql: 'SELECT email, email_verified FROM user WHERE id = ?', args: [who.userId] });
      if (!rows[0]) throw new ProblemError('signed-out');
      const address = String(rows[0].email);
      return { to: { channel: 'mail', address, user: who.userId, proven: rows[0].email_verified === 1 }, proof: null };
    }
    if (by.way === 'push' && !isPushHost(by.push.endpoint, config.pushHosts))
      throw badField('by.push.endpoint', 'is no push service that this portal knows');
    const proof = await checkProof(context, c.req.header('x-altcha'));
    if (by.way === 'push') return { to: { channel: 'push', address: JSON.stringify(by.push), user: null, proven: true }, proof };
    await perMailbox(accountKey(by.email));
    return { to: { channel: 'mail', address: by.email, user: null, proven: false }, proof };
  }

  /** Whether the target can be followed here, and whether it is one's own. @throws ProblemError */
  async function checkTarget(c: Context<AppEnv>, city: string, { target, categories }: NewFollow): Promise<{ own: boolean }> {
    const rules = await cityRules(db, city);
    for (const id of categories) categoryOf(rules, id);
    if (target.kind === 'point') {
      const [w, s, e, n] = rules.extent;
      const [lng, lat] = target.at;
      if (lng < w || lng > e || lat < s || lat > n)
        throw badField('target', `outside the area of this city, which is ${w},${s} to ${e},${n}`);
    }
    if (target.kind === 'area' && !rules.areas.some((area) => area.id === target.id && ['ward', 'commune'].includes(area.properties.level)))
      throw badField('target', 'there is no such ward or commune');
    if (target.kind !== 'report') return { own: false };
    // Who sent it follows it, seen by the public or not.
    const held = await caseOfHolder(context, c.req.raw, { city, report: target.id }).catch((error) => {
      if (error instanceof ProblemError && error.code === 'not-found') return null;
      throw error;
    });
    if (held?.city === city && held.id === target.id) return { own: true };
    const { rows } = await db.client.execute({
      sql: 'SELECT 1 FROM report WHERE city = ? AND id = ? AND published = 1',
      args: [city, target.id],
    });
    if (!rows[0]) throw new ProblemError('not-found', `There is no report “${target.id}” in this city.`);
    return { own: false };
  }

  return router()
    .openapi(make, async (c) => {
      const { city } = c.req.valid('param');
      const wish = c.req.valid('json');
      await perAddress(from(c));
      const { own: isOwn } = await checkTarget(c, city, wish);
      const { to, proof } = await recipientOf(c, wish.by);
      const made = await db.transact(async (tx) => {
        if (proof) await spendProof(tx, proof);
        return subscribe(context, tx, { ...wish, city, own: isOwn }, to, now());
      });
      // By mail the answer is always the same: nobody learns here whether an address is known.
      const open = wish.by.way !== 'mail' && made.confirmedAt !== null;
      return c.json(
        {
          state: open ? ('active' as const) : ('confirm' as const),
          secret: open ? followToken(config.dataDir, 'manage', made.follower) : null,
        },
        200,
        NO_STORE,
      );
    })
    .openapi(own, async (c) => {
      const who = await identify(c.req.raw);
      if (!who) throw new ProblemError('signed-out');
      return c.json({ secret: await secretOfUser(context, who.userId) }, 200, NO_STORE);
    })
    .openapi(pushKey, (c) => c.json({ key: readVapid(config).publicKey }, 200, { 'cache-control': 'no-cache' }))
    .openapi(list, async (c) => c.json(await readFollows(context, await secret(c)), 200, NO_STORE))
    .openapi(endAll, async (c) => {
      await endOwnFollow(context, await secret(c), 'all');
      return c.body(null, 204, NO_STORE);
    })
    .openapi(change, async (c) => {
      const follower = await secret(c);
      await changeFollow(context, follower, c.req.valid('param').id, c.req.valid('json'));
      return c.json(await readFollows(context, follower), 200, NO_STORE);
    })
    .openapi(endOne, async (c) => {
      await endOwnFollow(context, await secret(c), c.req.valid('param').id);
      return c.body(null, 204, NO_STORE);
    })
    .openapi(confirm, async (c) => {
      await links(from(c));
      return c.json(await confirmFollow(context, c.req.valid('json').token), 200, NO_STORE);
    })
    .openapi(end, async (c) => {
      await links(from(c));
      return c.json(await endFollow(context, c.req.valid('query').t), 200, NO_STORE);
    })
    .openapi(endPage, async (c) => {
      const { t = '' } = c.req.valid('query');
      const { city } = await readLink(context, 'end', t);
      return c.redirect(`${config.publicUrl}/${city}/follow#end=${encodeURIComponent(t)}`, 303);
    })
    .openapi(link, async (c) => {
      await links(from(c));
      const purpose = c.req.valid('param').link === 'read-end' ? 'end' : 'confirm';
      return c.json(await readLink(context, purpose, c.req.valid('json').token), 200, NO_STORE);
    });
}
export type FollowApi = ReturnType<typeof followRoutes>;
