import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import { collectionText, FEATURE_TEXT, type FeatureQuery, featurePage } from '../../db/feature-page.ts';
import { hasWords, inArea } from '../../db/list-conditions.ts';
import type { AppContext } from '../../http/context.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { jsonAnswer } from '../../http/json-answer.ts';
import { ProblemError } from '../../http/problem.ts';
import { BboxQuery, CityItemParam, CityParam, CursorQuery, countQuery, TextQuery } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { CameraCollection, CameraFeature } from './contract.ts';

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/cameras',
  summary: 'Cameras that the public may know of',
  tags: ['cameras'],
  request: {
    params: CityParam,
    query: z.object({
      purpose: z.enum(['traffic', 'security', 'tourism', 'flood', 'school']).optional(),
      bbox: BboxQuery.optional(),
      q: TextQuery.optional(),
      area: Slug.optional(),
      limit: countQuery(1000, 1000),
      cursor: CursorQuery.optional(),
    }),
  },
  responses: answers(CameraCollection, 'RFC 7946 GeoJSON'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/cameras/{id}',
  summary: 'One public camera',
  tags: ['cameras'],
  request: { params: CityItemParam },
  responses: answers(CameraFeature, 'A GeoJSON feature'),
});

export function camerasRoutes({ db, answers: cache }: AppContext) {
  return router()
    .openapi(list, (c) =>
      jsonAnswer<CameraCollection>(
        c,
        cache,
        async () => {
          const { city } = c.req.valid('param');
          const { purpose, bbox, q, area, limit, cursor } = c.req.valid('query');
          await cityZone(db, city);
          const where: FeatureQuery['where'] = [{ sql: `t.visibility = 'public'`, args: [] }];
          if (purpose) where.push({ sql: 't.purpose = ?', args: [purpose] });
          if (q) where.push(hasWords('camera', city, q));
          if (area) where.push(inArea(area));
          const scope = JSON.stringify(['cameras', city, purpose, bbox, q, area]);
          const after = cursor === undefined ? undefined : readCursor(scope, cursor);
          const page = await featurePage(db, { table: 'camera', city, where, bbox, extra: { sql: 'NULL', args: [] }, limit, after });
          return collectionText(
            page.rows.map(({ text }) => `${text}}}`),
            page.matched,
            page.next && writeCursor(scope, page.next),
          );
        },
        'application/geo+json',
      ),
    )
    .openapi(detail, (c) =>
      jsonAnswer<CameraFeature>(
        c,
        cache,
        async () => {
          const { city, id } = c.req.valid('param');
          await cityZone(db, city);
          const sql = `SELECT ${FEATURE_TEXT} AS text FROM camera t WHERE t.city = ? AND t.id = ? AND t.visibility = 'public'`;
          const { rows } = await db.client.execute({ sql, args: [city, id] });
          if (!rows[0]) throw new ProblemError('not-found', `There is no camera “${id}” that is public in this city.`);
          return `${rows[0].text}}}`;
        },
        'application/geo+json',
      ),
    );
}
export type CamerasApi = ReturnType<typeof camerasRoutes>;
