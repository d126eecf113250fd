import { createRoute } from '@hono/zod-openapi';
import { groundAt } from '../../cases/ground.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { REVALIDATE } from '../../http/static-file.ts';
import { SiteList } from './contract.ts';
import { citySites, listed } from './site-shelf.ts';

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/sites',
  summary: 'The sights that are modelled in 3D: their parts, what is told of each, and the facts that this rests on',
  tags: ['sites'],
  request: { params: CityParam },
  responses: answers(SiteList, 'The sites of the city'),
});

export function sitesRoutes(context: AppContext) {
  return router().openapi(list, async (c) => {
    const { city } = c.req.valid('param');
    await cityZone(context.db, city);
    const { sites, facts } = await citySites(city);
    const all = await Promise.all(
      sites.map(async ({ site, boxes }) => listed(site, boxes, await groundAt(context, city, ...site.position))),
    );
    return c.json({ sites: all, facts }, 200, { 'cache-control': REVALIDATE });
  });
}
export type SitesApi = ReturnType<typeof sitesRoutes>;
