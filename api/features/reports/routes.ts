import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import { collectionText, FEATURE_TEXT, type FeatureQuery, featurePage } from '../../db/feature-page.ts';
import { hasWords, inArea } from '../../db/list-conditions.ts';
import type { AppContext } from '../../http/context.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { jsonAnswer } from '../../http/json-answer.ts';
import { ProblemError } from '../../http/problem.ts';
import { BboxQuery, CityItemParam, CityParam, CursorQuery, countQuery, SlugListQuery, TextQuery } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { ReportCollection, ReportFeature } from './contract.ts';
import { StatusQuery } from './status-query.ts';

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports',
  summary: 'Residents’ reports, public fields only, newest first',
  tags: ['reports'],
  request: {
    params: CityParam,
    query: z.object({
      status: StatusQuery.optional(),
      category: SlugListQuery.optional(),
      late: z.literal('yes').optional(),
      bbox: BboxQuery.optional(),
      q: TextQuery.optional(),
      area: Slug.optional(),
      limit: countQuery(1000, 1000),
      cursor: CursorQuery.optional(),
    }),
  },
  responses: answers(ReportCollection, 'RFC 7946 GeoJSON'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports/{id}',
  summary: 'One report, public fields only',
  tags: ['reports'],
  request: { params: CityItemParam },
  responses: answers(ReportFeature, 'A GeoJSON feature'),
});

/** Open and past its day; the placeholder is now, in seconds since 1970. */
const LATE = `(t.status IN ('received', 'in_progress') AND t.due_at < ?)`;

export function reportsRoutes({ db, now, answers: cache }: AppContext) {
  const seconds = () => Math.floor(now().getTime() / 1000);
  return router()
    .openapi(list, (c) =>
      jsonAnswer<ReportCollection>(
        c,
        cache,
        async () => {
          const { city } = c.req.valid('param');
          const { status, category, late, bbox, q, area, limit, cursor } = c.req.valid('query');
          await cityZone(db, city);
          const where: FeatureQuery['where'] = [{ sql: 't.published = 1', args: [] }];
          if (status) where.push({ sql: 't.status IN (SELECT value FROM json_each(?))', args: [JSON.stringify(status)] });
          if (category) where.push({ sql: 't.category IN (SELECT value FROM json_each(?))', args: [JSON.stringify(category)] });
          if (late) where.push({ sql: LATE, args: [seconds()] });
          if (q) where.push(hasWords('report', city, q));
          if (area) where.push(inArea(area));
          const scope = JSON.stringify(['reports', city, status, category, late, bbox, q, area]);
          const after = cursor === undefined ? undefined : readCursor(scope, cursor);
          const page = await featurePage(db, { table: 'report', city, where, bbox, extra: { sql: LATE, args: [seconds()] }, limit, after });
          return collectionText(
            page.rows.map(({ text, extra }) => `${text},"late":${extra === 1}}}`),
            page.matched,
            page.next && writeCursor(scope, page.next),
          );
        },
        'application/geo+json',
      ),
    )
    .openapi(detail, (c) =>
      jsonAnswer<ReportFeature>(
        c,
        cache,
        async () => {
          const { city, id } = c.req.valid('param');
          await cityZone(db, city);
          const sql = `SELECT ${FEATURE_TEXT} AS text, ${LATE} AS late FROM report t WHERE t.city = ? AND t.id = ? AND t.published = 1`;
          const { rows } = await db.client.execute({ sql, args: [seconds(), city, id] });
          if (!rows[0]) throw new ProblemError('not-found', `There is no report “${id}” in this city.`);
          return `${rows[0].text},"late":${rows[0].late === 1}}}`;
        },
        'application/geo+json',
      ),
    );
}
export type ReportsApi = ReturnType<typeof reportsRoutes>;
