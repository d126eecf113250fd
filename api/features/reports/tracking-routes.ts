import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { readCase } from '../../cases/case-row.ts';
import { forgetReporter } from '../../cases/forget-reporter.ts';
import { rateCase, reopenCase } from '../../cases/reporter.ts';
import { caseOfHolder, readOwnReports, readTracking } from '../../cases/tracking.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { limiter } from '../../http/limits.ts';
import { ProblemError } from '../../http/problem.ts';
import { CursorQuery, countQuery } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { OwnReports, Rate, Reopen, Tracking } from './intake-contract.ts';

const NO_STORE = { 'cache-control': 'no-store', vary: 'authorization, cookie' };
const tags = ['tracking'];
/** Which of one's own reports, for who is signed in; the holder of a link needs neither. */
const query = z.object({ city: Slug.optional(), report: Slug.optional() });

const read = createRoute({
  method: 'get',
  path: '/api/tracking',
  summary: 'A report as its sender sees it: by the secret link (header Authorization: Tracking <token>), or signed in by city and report',
  tags,
  request: { query },
  responses: changes(Tracking, 'The report'),
});
const reopen = createRoute({
  method: 'post',
  path: '/api/tracking/reopen',
  summary: 'Not fixed: back to the agency',
  tags,
  request: { query, body: { required: true, content: { 'application/json': { schema: Reopen } } } },
  responses: changes(Tracking, 'The report as it is now'),
});
const rate = createRoute({
  method: 'post',
  path: '/api/tracking/satisfaction',
  summary: 'How satisfied the reporter is',
  tags,
  request: { query, body: { required: true, content: { 'application/json': { schema: Rate } } } },
  responses: changes(Tracking, 'The report as it is now'),
});

const forget = createRoute({
  method: 'post',
  path: '/api/tracking/forget',
  summary: 'Removes the sender’s contact details and all that they wrote; the report stays',
  tags,
  request: { query },
  responses: changes(Tracking, 'The report as it is now'),
});

const own = createRoute({
  method: 'get',
  path: '/api/me/reports',
  summary: 'Reports that who is signed in has sent, the latest first',
  tags,
  request: { query: z.object({ limit: countQuery(100, 20), cursor: CursorQuery.optional() }) },
  responses: changes(OwnReports, 'A page of them'),
});

export function trackingRoutes(context: AppContext) {
  const perAddress = limiter({ name: 'tracking', points: 60, duration: 3600 });
  const holder = (c: { req: { raw: Request; valid(part: 'query'): z.infer<typeof query> } }) =>
    caseOfHolder(context, c.req.raw, c.req.valid('query'));
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
    })
    .openapi(forget, async (c) => {
      await limit(c);
      const row = await holder(c);
      await forgetReporter(context, row);
      // The account is off it, too: only the link still leads to it.
      return c.json(await readTracking(context, await readCase(context.db.client, row.city, row.id)), 200, NO_STORE);
    })
    .openapi(own, async (c) => {
      const who = await context.identify(c.req.raw);
      if (!who) throw new ProblemError('signed-out');
      const { limit, cursor } = c.req.valid('query');
      const scope = `own ${who.userId}`;
      const { reports, next } = await readOwnReports(context, who.userId, {
        limit,
        after: cursor === undefined ? undefined : readCursor(scope, cursor),
      });
      return c.json({ reports, ...(next ? { nextCursor: writeCursor(scope, next) } : {}) }, 200, NO_STORE);
    });
}
export type TrackingApi = ReturnType<typeof trackingRoutes>;
