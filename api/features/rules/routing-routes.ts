import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Slug } from '../../../data/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { DryRun, DryRunAnswer, RoutingContent, RoutingState, SaveRouting, SettleProposal, TryAnswer, TryRouting } from './contract.ts';
import { dryRun } from './dry-run.ts';
import { readRouting, readRoutingVersion } from './read-routing.ts';
import { saveRouting, settleRouting, withdrawRouting } from './save-routing.ts';
import { tryRouting } from './try-routing.ts';

const Done = z.object({ done: z.literal(true) });
const done = { done: true as const };
const Saved = z.object({ version: z.number().int() });
const tags = ['administration'];
const json = <T extends z.ZodType>(schema: T) => ({ body: { content: { 'application/json': { schema } }, required: true } });
const VersionParam = z.object({
  city: Slug,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

const state = createRoute({
  method: 'get',
  path: '/api/cities/{city}/admin/routing',
  summary: 'Routing rules in force, and all their versions',
  tags,
  request: { params: CityParam },
  responses: changes(RoutingState, 'Rules and versions'),
});
const version = createRoute({
  method: 'get',
  path: '/api/cities/{city}/admin/routing/{version}',
  summary: 'The rules of one version',
  tags,
  request: { params: VersionParam },
  responses: changes(RoutingContent, 'The version'),
});
const save = createRoute({
  method: 'post',
  path: '/api/cities/{city}/admin/routing',
  summary: 'Make a new version of the rules, in force from a day on',
  tags,
  request: { params: CityParam, ...json(SaveRouting) },
  responses: changes(Saved, 'The number of the new version'),
});
const withdraw = createRoute({
  method: 'delete',
  path: '/api/cities/{city}/admin/routing/{version}',
  summary: 'Withdraw a version that has not begun',
  tags,
  request: { params: VersionParam },
  responses: changes(Done, 'Withdrawn'),
});
const settle = createRoute({
  method: 'post',
  path: '/api/cities/{city}/admin/routing/proposal',
  summary: 'Take over the rules of the pack, or keep those that are here',
  tags,
  request: { params: CityParam, ...json(SettleProposal) },
  responses: changes(Done, 'Settled'),
});
const attempt = createRoute({
  method: 'post',
  path: '/api/cities/{city}/admin/routing/try',
  summary: 'Where a made-up report would go by a draft of the rules',
  tags,
  request: { params: CityParam, ...json(TryRouting) },
  responses: changes(TryAnswer, 'By the draft and by the rules in force'),
});
const past = createRoute({
  method: 'post',
  path: '/api/cities/{city}/admin/routing/dry-run',
  summary: 'What a draft of the rules would do to past reports',
  tags,
  request: { params: CityParam, ...json(DryRun) },
  responses: changes(DryRunAnswer, 'What changes'),
});

/** The rules by which reports go to agencies: read, tried, changed. */
export function routingRoutes(context: AppContext) {
  const { identify } = context;
  return router()
    .openapi(state, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await readRouting(context, await identify(c.req.raw), c.req.valid('param').city), 200);
    })
    .openapi(version, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await readRoutingVersion(context, await identify(c.req.raw), c.req.valid('param')), 200);
    })
    .openapi(save, async (c) => {
      const given = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json({ version: await saveRouting(context, await identify(c.req.raw), given) }, 200);
    })
    .openapi(withdraw, async (c) => {
      await withdrawRouting(context, await identify(c.req.raw), c.req.valid('param'));
      return c.json(done, 200);
    })
    .openapi(settle, async (c) => {
      await settleRouting(context, await identify(c.req.raw), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.json(done, 200);
    })
    .openapi(attempt, async (c) => {
      const given = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await tryRouting(context, await identify(c.req.raw), given), 200);
    })
    .openapi(past, async (c) => {
      const given = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await dryRun(context, await identify(c.req.raw), given), 200);
    });
}
export type RoutingApi = ReturnType<typeof routingRoutes>;
