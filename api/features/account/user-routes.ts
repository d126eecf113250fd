import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { type Limits, take } from '../../auth/limits.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { router } from '../../http/router.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.ts';
import {
  AcceptInvitation,
  Done,
  InvitationAnswer,
  InvitationToken,
  Invited,
  InviteUser,
  RenewInvitation,
  SetGrants,
  UserList,
} from './contract.ts';
import { endSessions } from './end-sessions.ts';
import { inviteUser } from './invite-user.ts';
import { listUsers } from './list-users.ts';
import { problems } from './problems.ts';
import { removeUser } from './remove-user.ts';
import { renewInvitation } from './renew-invitation.ts';
import { setGrants } from './set-grants.ts';

const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
const asks = <B extends z.ZodType>(schema: B) => ({ body: { content: json(schema), required: true as const } });
const says = <A extends z.ZodType>(schema: A, description: string) => ({ 200: { description, content: json(schema) }, ...problems });
const params = z.object({ id: z.string().min(1).max(64) });
const tags = ['users'];

const read = createRoute({
  method: 'post',
  path: '/api/auth/invitation/read',
  summary: 'Whom a one-time link is for',
  tags: ['account'],
  request: asks(InvitationToken),
  responses: says(InvitationAnswer, 'Null: for the first administrator'),
});
const accept = createRoute({
  method: 'post',
  path: '/api/auth/invitation',
  summary: 'Set the password by a one-time link',
  tags: ['account'],
  request: asks(AcceptInvitation),
  responses: says(Done, 'Done; sign in now'),
});
const list = createRoute({
  method: 'get',
  path: '/api/admin/users',
  summary: 'Accounts and their roles',
  tags,
  request: { query: z.object({ city: Slug.optional(), q: z.string().max(100).optional(), cursor: z.string().max(254).optional() }) },
  responses: says(UserList, 'By e-mail, a hundred a page'),
});
const invite = createRoute({
  method: 'post',
  path: '/api/admin/users',
  summary: 'Make an account with roles and a one-time link',
  tags,
  request: asks(InviteUser),
  responses: says(Invited, 'The link, shown once'),
});
const grants = createRoute({
  method: 'put',
  path: '/api/admin/users/{id}/grants',
  summary: 'Replace the roles held in one city',
  tags,
  request: { params, ...asks(SetGrants) },
  responses: says(Done, 'Done'),
});
const renew = createRoute({
  method: 'post',
  path: '/api/admin/users/{id}/invitation',
  summary: 'A new one-time link; the password stops working',
  tags,
  request: { params, ...asks(RenewInvitation) },
  responses: says(Invited, 'The link, shown once'),
});
const sessions = createRoute({
  method: 'delete',
  path: '/api/admin/users/{id}/sessions',
  summary: 'Sign a person out everywhere',
  tags,
  request: { params },
  responses: says(Done, 'Done'),
});
const remove = createRoute({
  method: 'delete',
  path: '/api/admin/users/{id}',
  summary: 'Delete an account',
  tags,
  request: { params },
  responses: says(Done, 'Done'),
});

const done = { done: true as const };

/** One-time links, and the users whom administrators manage. */
export function userRoutes(context: AppContext, limits: Limits) {
  const { identify, config } = context;
  return router()
    .openapi(read, async (c) => {
      await take(limits.address, addressPrefix(clientAddress(c, config.trustedHops)));
      return c.json(await readInvitation(context, c.req.valid('json').token), 200);
    })
    .openapi(accept, async (c) => {
      await take(limits.address, addressPrefix(clientAddress(c, config.trustedHops)));
      await acceptInvitation(context, c.req.valid('json'));
      return c.json(done, 200);
    })
    .openapi(list, async (c) => {
      const { city = null, cursor, q } = c.req.valid('query');
      c.header('cache-control', 'no-store');
      return c.json(await listUsers(context, await identify(c.req.raw), { city, after: cursor, q }), 200);
    })
    .openapi(invite, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await inviteUser(context, await identify(c.req.raw), c.req.valid('json')), 200);
    })
    .openapi(grants, async (c) => {
      await setGrants(context, await identify(c.req.raw), { userId: c.req.valid('param').id, ...c.req.valid('json') });
      return c.json(done, 200);
    })
    .openapi(renew, async (c) => {
      c.header('cache-control', 'no-store');
      const given = { userId: c.req.valid('param').id, ...c.req.valid('json') };
      return c.json(await renewInvitation(context, await identify(c.req.raw), given), 200);
    })
    .openapi(sessions, async (c) => {
      await endSessions(context, await identify(c.req.raw), c.req.valid('param').id);
      return c.json(done, 200);
    })
    .openapi(remove, async (c) => {
      await removeUser(context, await identify(c.req.raw), c.req.valid('param').id);
      return c.json(done, 200);
    });
}
