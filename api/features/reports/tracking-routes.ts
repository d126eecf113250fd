import { createRoute } from '@hono/zod-openapi';
import { caseOfToken, readTracking } from '../../cases/tracking.ts';
import type { AppContext } from '../../http/context.ts';
import { changes, router } from '../../http/router.ts';
import { Tracking } from './intake-contract.ts';

const NO_STORE = { 'cache-control': 'no-store', vary: 'authorization' };

const read = createRoute({
  method: 'get',
  path: '/api/tracking',
  summary: 'A report as the holder of its secret link sees it; header Authorization: Tracking <token>',
  tags: ['tracking'],
  responses: changes(Tracking, 'The report'),
});

export function trackingRoutes(context: AppContext) {
  const authorization = (header: string | undefined) => caseOfToken(context, header);
  return router().openapi(read, async (c) =>
    c.json(await readTracking(context, await authorization(c.req.header('authorization'))), 200, NO_STORE),
  );
}
export type TrackingApi = ReturnType<typeof trackingRoutes>;
