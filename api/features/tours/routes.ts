import { createRoute, type z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { REVALIDATE } from '../../http/static-file.ts';
import { TourDetail, TourList } from './contract.ts';
import { tourSummary } from './resolve-tour.ts';
import { cityTours } from './tour-shelf.ts';

export const TourParam = CityParam.extend({ tour: Slug });
export type TourParam = z.infer<typeof TourParam>;

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/tours',
  summary: 'Tours of a city: length, time, effort, season, languages',
  tags: ['tours'],
  request: { params: CityParam },
  responses: answers(TourList, 'The tours of the city'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/tours/{tour}',
  summary: 'One tour with all that is told on it: stops, words and sound in every language, way, camera, questions, facts',
  tags: ['tours'],
  request: { params: TourParam },
  responses: answers(TourDetail, 'The tour'),
});

export function toursRoutes(context: AppContext) {
  const headers = { 'cache-control': REVALIDATE };
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      await cityZone(context.db, city);
      return c.json({ tours: (await cityTours(context, city)).map(tourSummary) }, 200, headers);
    })
    .openapi(detail, async (c) => {
      const { city, tour } = c.req.valid('param');
      await cityZone(context.db, city);
      const found = (await cityTours(context, city)).find(({ id }) => id === tour);
      if (!found) throw new ProblemError('not-found', 'There is no such tour.');
      return c.json(found, 200, headers);
    });
}
export type ToursApi = ReturnType<typeof toursRoutes>;
