import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { boxAround, distanceBetween } from '../../../data/model/distance.ts';
import { readPhotos } from '../../cases/photo-address.ts';
import { cityZone } from '../../db/city-zone.ts';
import { FEATURE_TEXT } from '../../db/feature-page.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityItemParam, CityParam, NearQuery } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import type { ReportFeature } from './contract.ts';
import { ReportPhotos, SimilarReports } from './intake-contract.ts';

/** Metres around a position in which a report may be the same. */
const RADIUS = 200;
const SHOWN = 10;

const similar = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports/similar',
  summary: 'Open reports of a category near a position, nearest first',
  tags: ['reports'],
  request: { params: CityParam, query: z.object({ category: Slug, at: NearQuery }) },
  responses: changes(SimilarReports, 'The reports with their distance in metres'),
});

const photos = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports/{id}/photos',
  summary: 'Photos of a public report, those before the work first',
  tags: ['reports'],
  request: { params: CityItemParam },
  responses: changes(ReportPhotos, 'The photos; the addresses are public as long as the report is'),
});

export function similarRoutes(context: AppContext) {
  const { db, now } = context;
  const withPhotos = router().openapi(photos, async (c) => {
    const { city, id } = c.req.valid('param');
    await cityZone(db, city);
    const { rows } = await db.client.execute({
      sql: 'SELECT seq FROM report WHERE city = ? AND id = ? AND published = 1',
      args: [city, id],
    });
    if (!rows[0]) throw new ProblemError('not-found', `There is no report “${id}” in this city.`);
    return c.json({ photos: await readPhotos(context, { seq: Number(rows[0].seq) }, 'plain') }, 200, { 'cache-control': 'no-cache' });
  });
  return withPhotos.openapi(similar, async (c) => {
    const { city } = c.req.valid('param');
    const { category, at } = c.req.valid('query');
    await cityZone(db, city);
    const [west, south, east, north] = boxAround(at, RADIUS);
    const { rows } = await db.client.execute({
      sql: `SELECT ${FEATURE_TEXT} AS text, t.lng, t.lat, (t.due_at < ?) AS late FROM report_box b CROSS JOIN report t ON t.seq = b.seq
        WHERE b.east >= ? AND b.west <= ? AND b.north >= ? AND b.south <= ?
          AND t.city = ? AND t.category = ? AND t.published = 1 AND t.status IN ('received', 'in_progress') LIMIT 500`,
      args: [Math.floor(now().getTime() / 1000), west, east, south, north, city, category],
    });
    const reports = rows
      .map((row) => ({ row, distance: Math.round(distanceBetween(at, [Number(row.lng), Number(row.lat)]) * 10) / 10 }))
      .filter(({ distance }) => distance <= RADIUS)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, SHOWN)
      .map(({ row, distance }) => ({ ...(JSON.parse(`${row.text},"late":${row.late === 1}}}`) as ReportFeature), distance }));
    return c.json({ reports }, 200, { 'cache-control': 'no-store' });
  });
}
