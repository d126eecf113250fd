import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Identity } from '../../auth/identity.ts';
import type { Limits } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { confirmOwner } from './confirm-owner.ts';
import { Done, EndSession, SessionList } from './contract.ts';
import { endSession } from './end-session.ts';
import { problems } from './problems.ts';

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
const tags = ['account'];

const list = createRoute({
  method: 'get',
  path: '/api/auth/sessions',
  summary: 'Where one is signed in',
  tags,
  responses: { 200: { description: 'The last used first', content: json(SessionList) }, ...problems },
});
const end = createRoute({
  method: 'post',
  path: '/api/auth/sessions/{id}/end',
  summary: 'End one of one’s own sessions',
  tags,
  request: { params: z.object({ id: z.string().min(1).max(64) }), body: { content: json(EndSession), required: true } },
  responses: { 200: { description: 'Done', content: json(Done) }, ...problems },
});

/** One's own sessions, one by one. */
export function sessionRoutes(context: AppContext, auth: Auth, limits: Limits) {
  const { db, identify } = context;
  const signedIn = async (c: Context): Promise<Identity> => {
    const identity = await identify(c.req.raw);
    if (!identity) throw new ProblemError('signed-out');
    return identity;
  };
  return router()
    .openapi(list, async (c) => {
      const { userId } = await signedIn(c);
      const found = await auth.api.getSession({ headers: c.req.raw.headers, query: { disableRefresh: true } });
      const { rows } = await db.client.execute({
        sql: `SELECT id, created_at, updated_at, user_agent, passkey, provider, second_factor FROM session
          WHERE user_id = ? AND expires_at > ? ORDER BY updated_at DESC, id LIMIT 100`,
        // The library goes by the real clock, so this does.
        args: [userId, Date.now()],
      });
      const by = (row: (typeof rows)[number]) =>
        row.passkey !== null ? 'passkey' : row.provider !== null ? 'service' : row.second_factor === 1 ? 'code' : 'password';
      const sessions = rows.map((row) => ({
        id: String(row.id),
        here: row.id === found?.session.id,
        begunAt: new Date(Number(row.created_at)).toISOString(),
        seenAt: new Date(Number(row.updated_at)).toISOString(),
        by: by(row) as z.infer<typeof SessionList>['sessions'][number]['by'],
        agent: String(row.user_agent ?? '').slice(0, 300),
      }));
      c.header('cache-control', 'no-store');
      return c.json({ sessions }, 200);
    })
    .openapi(end, async (c) => {
      const identity = await signedIn(c);
      await confirmOwner({ db, auth, limits }, c.req.raw, identity, c.req.valid('json').password);
      await endSession(context, identity, c.req.valid('param').id);
      return c.json({ done: true as const }, 200);
    });
}
