import { createRoute, z } from '@hono/zod-openapi';
import { authorize } from '../../auth/authorize.ts';
import { cityZone } from '../../db/city-zone.ts';
import { jsonPart } from '../../files/json-part.ts';
import { mediaStore } from '../../files/media-store.ts';
import { readForm } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { CityItemParam, CityParam } from '../../http/query.ts';
import { answers, changes, router } from '../../http/router.ts';
import { INERT } from '../../http/security-headers.ts';
import { IMMUTABLE, REVALIDATE } from '../../http/static-file.ts';
import { ModelChange, ModelList, ModelPlacement } from './contract.ts';
import { keepModel } from './keep-model.ts';
import { listModels, modelKey } from './list-models.ts';
import { readModel } from './read-model.ts';
import { removeModel } from './remove-model.ts';

const tags = ['models'];
const path = '/api/cities/{city}/models' as const;
const list = createRoute({
  method: 'get',
  path,
  summary: 'The models that staff placed in the city: where each stands, whose it is, and where its glb is read',
  tags,
  request: { params: CityParam },
  responses: answers(ModelList, 'The models'),
});
const add = createRoute({
  method: 'post',
  path,
  summary: 'Puts a model up: a form with `model` (glTF 2.0 binary, at most 20 MB) and `placement` (JSON, see ModelPlacement)',
  tags,
  request: { params: CityParam },
  responses: changes(ModelList, 'The models as they are now'),
});
const edit = createRoute({
  method: 'put',
  path: '/api/cities/{city}/models/{id}',
  summary: 'Places a model anew: a form with `placement` (JSON with the `version` that was read) and, for another file, `model`',
  tags,
  request: { params: CityItemParam },
  responses: changes(ModelList, 'The models as they are now'),
});
const remove = createRoute({
  method: 'delete',
  path: '/api/cities/{city}/models/{id}',
  summary: 'Takes a model down, with its file',
  tags,
  request: { params: CityItemParam },
  responses: changes(ModelList, 'The models as they are now'),
});
const file = createRoute({
  method: 'get',
  path: '/api/cities/{city}/models/{file}',
  summary: 'The optimised glb of a model: meshopt compression, textures as WebP',
  tags,
  request: { params: CityParam.extend({ file: z.string().max(60) }) },
  responses: {
    200: { description: 'The file', content: { 'model/gltf-binary': { schema: z.string() } } },
    404: { description: 'There is no such model' },
  },
});
const NO_STORE = { 'cache-control': 'no-store' };

export function modelsRoutes(context: AppContext) {
  const { db, config, identify } = context;
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      await cityZone(db, city);
      return c.json({ models: await listModels(context, city) }, 200, { 'cache-control': REVALIDATE });
    })
    .openapi(add, async (c) => {
      const { city } = c.req.valid('param');
      const who = await identify(c.req.raw);
      // Asked here too, before strangers' bytes are read.
      authorize(who, 'edit:place', { city });
      await cityZone(db, city);
      const form = await readForm(c);
      const placement = await jsonPart(form, 'placement', ModelPlacement);
      const given = form.get('model');
      if (!(given instanceof File)) throw badField('model', 'is missing');
      await keepModel(context, who, { city, placement, read: await readModel(given) });
      return c.json({ models: await listModels(context, city) }, 200, NO_STORE);
    })
    .openapi(edit, async (c) => {
      const { city, id } = c.req.valid('param');
      const who = await identify(c.req.raw);
      authorize(who, 'edit:place', { city });
      const form = await readForm(c);
      const { version, ...placement } = await jsonPart(form, 'placement', ModelChange);
      const given = form.get('model');
      const read = given instanceof File ? await readModel(given) : undefined;
      await keepModel(context, who, { city, old: { id, version }, placement, read });
      return c.json({ models: await listModels(context, city) }, 200, NO_STORE);
    })
    .openapi(remove, async (c) => {
      const at = c.req.valid('param');
      await removeModel(context, await identify(c.req.raw), at);
      return c.json({ models: await listModels(context, at.city) }, 200, NO_STORE);
    })
    .openapi(file, async (c) => {
      const { city, file: name } = c.req.valid('param');
      await cityZone(db, city);
      const id = /^([0-9a-f]{24})\.glb$/.exec(name)?.[1] ?? '';
      const { rows } = await db.client.execute({ sql: 'SELECT 1 FROM city_model WHERE city = ? AND file = ?', args: [city, id] });
      const bytes = rows[0] && (await mediaStore(config).get(modelKey(id)));
      if (!bytes) throw new ProblemError('not-found', 'There is no such model.');
      return c.body(new Uint8Array(bytes), 200, {
        'cache-control': IMMUTABLE,
        'content-type': 'model/gltf-binary',
        ...INERT,
      });
    });
}
export type ModelsApi = ReturnType<typeof modelsRoutes>;
