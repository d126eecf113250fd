import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accountKey, type Limits, take } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { router } from '../../http/router.ts';
import { changeAddress } from './change-address.ts';
import { confirmAddress, readClaim } from './confirm-address.ts';
import { confirmOwner, wantSecondFactor } from './confirm-owner.ts';
import { ChangeAddress, ClaimAnswer, ConfirmAddress, Done, InvitationToken, SignUp } from './contract.ts';
import { problems } from './problems.ts';
import { signUp } from './sign-up.ts';

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

const signingUp = post(
  'sign-up',
  'Ask for a resident’s account; a letter follows, and the answer is the same for every address',
  SignUp,
  Done,
);
const read = post('confirmation/read', 'What a link in a letter confirms', InvitationToken, ClaimAnswer);
const confirm = post('confirmation', 'Confirm an address by the link in a letter, once', ConfirmAddress, Done);
const address = post('address', 'Ask for another address for one’s own account; a link goes there', ChangeAddress, Done);

const done = { done: true as const };

/** Addresses and the letters that confirm them. */
export function addressRoutes(context: AppContext, auth: Auth, limits: Limits) {
  const { db, config, identify } = context;
  const from = (c: Context) => addressPrefix(clientAddress(c, config.trustedHops));
  return router()
    .openapi(signingUp, async (c) => {
      const given = c.req.valid('json');
      await take(limits.signUp, from(c));
      await take(limits.letter, accountKey(given.email));
      await signUp(context, given);
      return c.json(done, 200);
    })
    .openapi(read, async (c) => {
      await take(limits.address, from(c));
      c.header('cache-control', 'no-store');
      return c.json(await readClaim(context, c.req.valid('json').token), 200);
    })
    .openapi(confirm, async (c) => {
      await take(limits.address, from(c));
      const found = await auth.api.getSession({ headers: c.req.raw.headers, query: { disableRefresh: true } });
      await confirmAddress(context, c.req.valid('json'), found?.session.token ?? null);
      return c.json(done, 200);
    })
    .openapi(address, async (c) => {
      const identity = await identify(c.req.raw);
      if (!identity) throw new ProblemError('signed-out');
      wantSecondFactor(identity);
      const given = c.req.valid('json');
      await confirmOwner({ db, auth, limits }, c.req.raw, identity, given.password);
      await take(limits.signUp, `user:${identity.userId}`);
      await take(limits.letter, accountKey(given.email));
      await changeAddress(context, identity, given);
      return c.json(done, 200);
    });
}
