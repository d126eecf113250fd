import { createRoute } from '@hono/zod-openapi';
import { limiter } from '../../cases/limits.ts';
import { rateCase, reopenCase } from '../../cases/reporter.ts';
import { caseOfToken, readTracking } from '../../cases/tracking.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { changes, router } from '../../http/router.ts';
import { Rate, Reopen, Tracking } from './intake-contract.ts';

const NO_STORE = { 'cache-control': 'no-store', vary: 'authorization' };
const tags = ['tracking'];

const read = createRoute({
  method: 'get',
  path: '/api/tracking',
  summary: 'A report as the holder of its secret link sees it; header Authorization: Tracking <token>',
  tags,
  responses: changes(Tracking, 'The report'),
});
const reopen = createRoute({
  method: 'post',
  path: '/api/tracking/reopen',
  summary: 'Not fixed: back to the agency',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: Reopen } } } },
  responses: changes(Tracking, 'The report as it is now'),
});
const rate = createRoute({
  method: 'post',
  path: '/api/tracking/satisfaction',
  summary: 'How satisfied the reporter is',
  tags,
  request: { body: { required: true, content: { 'application/json': { schema: Rate } } } },
  responses: changes(Tracking, 'The report as it is now'),
});

export function trackingRoutes(context: AppContext) {
  const perAddress = limiter({ points: 60, duration: 3600 });
  const holder = (c: Parameters<typeof clientAddress>[0]) => caseOfToken(context, c.req.header('authorization'));
  const limit = (c: Parameters<typeof clientAddress>[0]) => perAddress(addressPrefix(clientAddress(c, context.config.trustedHops)));
  return router()
    .openapi(read, async (c) => c.json(await readTracking(context, await holder(c)), 200, NO_STORE))
    .openapi(reopen, async (c) => {
      await limit(c);
      await reopenCase(context, await holder(c), c.req.valid('json'));
      return c.json(await readTracking(context, await holder(c)), 200, NO_STORE);
    })
    .openapi(rate, async (c) => {
      await limit(c);
      await rateCase(context, await holder(c), c.req.valid('json'));
      return c.json(await readTracking(context, await holder(c)), 200, NO_STORE);
    });
}
export type TrackingApi = ReturnType<typeof trackingRoutes>;
