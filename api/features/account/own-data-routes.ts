import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import { hasAdministrator } from '../../auth/keep-user.ts';
import type { Limits } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import { forgetAccount } from '../../cases/forget-reporter.ts';
import { ownArchive } from '../../cases/own-data.ts';
import type { AppContext } from '../../http/context.ts';
import { limiter } from '../../http/limits.ts';
import { ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { confirmOwner, wantSecondFactor } from './confirm-owner.ts';
import { Done } from './contract.ts';
import { problems } from './problems.ts';

const download = createRoute({
  method: 'get',
  path: '/api/me/data',
  summary: 'Everything kept about who is signed in, as a file: account, roles, reports with contact and stages, and the photos',
  tags: ['account'],
  responses: { 200: { description: 'A ZIP, streamed', content: { 'application/zip': { schema: z.string() } } }, ...problems },
});
const remove = createRoute({
  method: 'post',
  path: '/api/auth/removal',
  summary: 'Deletes one’s own account and the identity on its reports; the reports stay, without it',
  tags: ['account'],
  request: {
    body: { required: true, content: { 'application/json': { schema: z.object({ password: z.string().max(200).optional() }) } } },
  },
  responses: { 200: { description: 'Done', content: { 'application/json': { schema: Done } } }, ...problems },
});

/** One's own data: to take along, and to have removed. */
export function ownDataRoutes(context: AppContext, auth: Auth, limits: Limits) {
  const { db, identify, now } = context;
  /** Each reads all one's photos. */
  const perAccount = limiter({ name: 'own-data', points: 20, duration: 3600 });
  const signedIn = async (c: Context): Promise<Identity> => {
    const identity = await identify(c.req.raw);
    if (!identity) throw new ProblemError('signed-out');
    return identity;
  };
  return router()
    .openapi(download, async (c) => {
      const { userId, name, email, grants } = await signedIn(c);
      await perAccount(userId);
      const exportedAt = now().toISOString();
      const archive = ownArchive(context, userId, { exportedAt, account: { id: userId, name, email, roles: grants } });
      const body = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const { value, done } = await archive.next();
            if (done) controller.close();
            else controller.enqueue(value);
          },
          cancel: async () => void (await archive.return(undefined)),
        },
        // The next photo is read when this one has been taken.
        { highWaterMark: 0 },
      );
      return new Response(body, {
        headers: {
          'content-type': 'application/zip',
          'cache-control': 'no-store',
          'content-disposition': `attachment; filename="toan-canh-${exportedAt.slice(0, 10)}.zip"`,
        },
      });
    })
    .openapi(remove, async (c) => {
      const identity = await signedIn(c);
      wantSecondFactor(identity);
      await confirmOwner({ db, auth, limits }, c.req.raw, identity, c.req.valid('json').password);
      const { userId } = identity;
      const last = async () => {
        const held = identity.grants.some(({ role, city }) => role === 'administrator' && city === null);
        if (!held) return false;
        const { rows } = await db.client.execute({
          sql: "SELECT 1 FROM role_grant g JOIN user u ON u.id = g.user_id WHERE g.role = 'administrator' AND g.city IS NULL AND u.demo = 0 AND u.id <> ? LIMIT 1",
          args: [userId],
        });
        return rows.length === 0;
      };
      if (await last()) throw new ProblemError('bad-request', 'Somebody must administer the portal: grant it to another person first.');
      await forgetAccount(context, userId, async (tx, at) => {
        const had = await hasAdministrator(tx);
        // Roles, sessions, second factor and passkeys go with the row.
        await tx.execute({ sql: 'DELETE FROM user WHERE id = ?', args: [userId] });
        if (had && !(await hasAdministrator(tx)))
          throw new ProblemError('bad-request', 'Somebody must administer the portal: grant it to another person first.');
        await appendAudit(
          tx,
          { actor: userId, action: 'remove:own-account', city: null, entity: 'user', entityId: userId, fields: {} },
          at,
        );
      });
      return c.json({ done: true as const }, 200);
    });
}
