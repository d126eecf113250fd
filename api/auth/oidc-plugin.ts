import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

export const OIDC_SESSION_PATH = '/oidc/session';

/** Lets our own routes begin a session of the sign-in library for somebody whom another provider has made sure of. Never reached by HTTP. */
export const oidcPlugin = () => ({
  id: 'toan-canh-oidc',
  endpoints: {
    beginOidcSession: createAuthEndpoint(
      OIDC_SESSION_PATH,
      {
        method: 'POST',
        body: z.object({ userId: z.string(), secondFactor: z.boolean(), provider: z.string() }),
        metadata: { SERVER_ONLY: true },
      },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
        if (!user) throw ctx.error('UNAUTHORIZED');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ token: session.token });
      },
    ),
  },
});
