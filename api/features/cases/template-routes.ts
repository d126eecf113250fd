import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { keepTemplate, listTemplates, removeTemplate } from '../../cases/templates.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityItemParam, CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { readableBy } from './case-query.ts';
import { KeepTemplate, TemplateList } from './template-contract.ts';

const tags = ['cases'];
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/templates',
  summary: 'Texts that an answer is begun with: the city’s, and those of the reader’s agencies',
  tags,
  request: { params: CityParam },
  responses: changes(TemplateList, 'The templates'),
});
const keep = createRoute({
  method: 'post',
  path: '/api/cities/{city}/templates',
  summary: 'Writes a template, or changes the one whose id is given',
  tags,
  request: { params: CityParam, body: { required: true, content: { 'application/json': { schema: KeepTemplate } } } },
  responses: changes(TemplateList, 'The templates as they are now'),
});
const remove = createRoute({
  method: 'post',
  path: '/api/cities/{city}/templates/{id}/removal',
  summary: 'Removes a template',
  tags,
  request: { params: CityItemParam },
  responses: changes(TemplateList, 'The templates as they are now'),
});
const NO_STORE = { 'cache-control': 'no-store' };

export function templateRoutes(context: AppContext) {
  const { db, identify } = context;
  const signedIn = async (c: Context, city: string) => {
    const who = await identify(c.req.raw);
    if (!who) throw new ProblemError('signed-out');
    await cityZone(db, city);
    return who;
  };
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      const { identity } = readableBy(await identify(c.req.raw), city);
      await cityZone(db, city);
      return c.json({ templates: await listTemplates(context, identity, city) }, 200, NO_STORE);
    })
    .openapi(keep, async (c) => {
      const { city } = c.req.valid('param');
      const who = await signedIn(c, city);
      await keepTemplate(context, who, city, c.req.valid('json'));
      return c.json({ templates: await listTemplates(context, who, city) }, 200, NO_STORE);
    })
    .openapi(remove, async (c) => {
      const { city, id } = c.req.valid('param');
      const who = await signedIn(c, city);
      await removeTemplate(context, who, city, id);
      return c.json({ templates: await listTemplates(context, who, city) }, 200, NO_STORE);
    });
}
