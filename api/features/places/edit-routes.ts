import type { AppContext } from '../../http/context.ts';
import { router } from '../../http/router.ts';
import { ManagedPlace } from '../../objects/contract.ts';
import { objectRoutes } from '../../objects/object-routes.ts';
import { PLACES, SCHOOLS } from './place-kind.ts';

/** Places and schools for those who edit them. */
export const placeEditRoutes = (context: AppContext) =>
  router()
    .route('/', objectRoutes(context, PLACES, ManagedPlace))
    .route('/', objectRoutes(context, SCHOOLS, ManagedPlace));
