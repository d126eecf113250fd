import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { AppContext } from '../../http/context.ts';
import { CityItemParam, CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { AreaChecked, AreaEntries, AreaSaved, CheckArea, SaveArea, SettleArea } from './edit-contract.ts';
import { listAreas, saveArea, settleArea, tryArea } from './save-area.ts';

const tags = ['administration'];
const json = <T extends z.ZodType>(schema: T) => ({ body: { content: { 'application/json': { schema } }, required: true } });

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/admin/areas',
  summary: 'Administrative areas of every time, as they are edited',
  tags,
  request: { params: CityParam },
  responses: changes(AreaEntries, 'Every area, with what the pack says anew'),
});
const save = createRoute({
  method: 'put',
  path: '/api/cities/{city}/admin/areas/{id}',
  summary: 'Change an area, or make one',
  tags,
  request: { params: CityItemParam, ...json(SaveArea) },
  responses: changes(AreaSaved, 'Saved, with what was set right'),
});
const check = createRoute({
  method: 'post',
  path: '/api/cities/{city}/admin/areas/check',
  summary: 'What saving an area would say; nothing is written',
  tags,
  request: { params: CityParam, ...json(CheckArea) },
  responses: changes(AreaChecked, 'What is wrong, and what is to be known'),
});
const settle = createRoute({
  method: 'post',
  path: '/api/cities/{city}/admin/areas/{id}/proposal',
  summary: 'Take over what the pack says of an area, or keep what is here',
  tags,
  request: { params: CityItemParam, ...json(SettleArea) },
  responses: changes(z.object({ done: z.literal(true) }), 'Settled'),
});

/** Areas as administrators keep them. */
export function areaRoutes(context: AppContext) {
  const { identify } = context;
  return router()
    .openapi(list, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await listAreas(context, await identify(c.req.raw), c.req.valid('param').city), 200);
    })
    .openapi(save, async (c) => {
      const given = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json({ notes: await saveArea(context, await identify(c.req.raw), given) }, 200);
    })
    .openapi(check, async (c) => {
      const given = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await tryArea(context, await identify(c.req.raw), given), 200);
    })
    .openapi(settle, async (c) => {
      await settleArea(context, await identify(c.req.raw), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.json({ done: true as const }, 200);
    });
}
export type AreaApi = ReturnType<typeof areaRoutes>;
