import { createRoute, z } from '@hono/zod-openapi';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { KeyForm, KeyList, MadeKey } from './contract.ts';
import { createKey } from './create-key.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';

const tags = ['administration'];
const path = '/api/cities/{city}/admin/open311-keys';

const list = createRoute({
  method: 'get',
  path,
  summary: 'Keys of Open311 clients, without the keys themselves',
  tags,
  request: { params: CityParam },
  responses: changes(KeyList, 'Those that work first'),
});
const create = createRoute({
  method: 'post',
  path,
  summary: 'Make a key for an Open311 client',
  tags,
  request: { params: CityParam, body: { content: { 'application/json': { schema: KeyForm } }, required: true } },
  responses: changes(MadeKey, 'The key, shown once'),
});
const revoke = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  summary: 'End a key',
  tags,
  request: { params: CityParam.extend({ id: z.string().min(1).max(64) }) },
  responses: changes(z.object({ done: z.literal(true) }), 'It opens nothing any more'),
});

/** Keys of Open311 clients for whoever administers a city. */
export function open311KeyRoutes(context: AppContext) {
  const { identify } = context;
  return router()
    .openapi(list, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await listKeys(context, await identify(c.req.raw), c.req.valid('param').city), 200);
    })
    .openapi(create, async (c) => {
      c.header('cache-control', 'no-store');
      const given = { ...c.req.valid('json'), city: c.req.valid('param').city };
      return c.json(await createKey(context, await identify(c.req.raw), given), 200);
    })
    .openapi(revoke, async (c) => {
      await revokeKey(context, await identify(c.req.raw), c.req.valid('param'));
      return c.json({ done: true as const }, 200);
    });
}
