import { makeLimits } from '../../auth/limits.ts';
import type { Auth } from '../../auth/make-auth.ts';
import type { AppContext } from '../../http/context.ts';
import { router } from '../../http/router.ts';
import { addressRoutes } from './address-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { ownDataRoutes } from './own-data-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { userRoutes } from './user-routes.ts';

/** Signing in, one's own account, invitations, and the administrators' list of users. */
export function accountRoutes(context: AppContext, auth: Auth) {
  const limits = makeLimits();
  return router()
    .route('/', signInRoutes(context, auth, limits))
    .route('/', addressRoutes(context, auth, limits))
    .route('/', ownRoutes(context, auth, limits))
    .route('/', oidcRoutes(context, auth, limits))
    .route('/', ownDataRoutes(context, auth, limits))
    .route('/', passkeyRoutes(context, auth, limits))
    .route('/', sessionRoutes(context, auth, limits))
    .route('/', userRoutes(context, limits));
}
export type AccountApi = ReturnType<typeof accountRoutes>;
