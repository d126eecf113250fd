import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { authorize } from '../../auth/authorize.ts';
import { listColleagues } from '../../cases/list-colleagues.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { Colleague } from './contract.ts';

const colleagues = createRoute({
  method: 'get',
  path: '/api/cities/{city}/colleagues',
  summary: 'Who may take a case: of an agency, or without one of the operators’ queue; names and ids only',
  tags: ['cases'],
  request: { params: CityParam, query: z.object({ agency: Slug.optional(), area: Slug.optional() }) },
  responses: changes(z.object({ colleagues: z.array(Colleague) }), 'By name'),
});

export function colleagueRoutes({ db, identify }: AppContext) {
  return router().openapi(colleagues, async (c) => {
    const { city } = c.req.valid('param');
    const { agency = null, area = null } = c.req.valid('query');
    authorize(await identify(c.req.raw), 'read:colleague', { city });
    await cityZone(db, city);
    return c.json({ colleagues: await listColleagues(db.client, { city, agency, area }) }, 200, { 'cache-control': 'no-store' });
  });
}
