import { createRoute, z } from '@hono/zod-openapi';
import { XMLBuilder } from 'fast-xml-parser';
import { Slug } from '../../../data/contract.ts';
import { boxAround, distanceBetween } from '../../../data/model/distance.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam, countQuery, NearQuery, SlugListQuery } from '../../http/query.ts';
import { router } from '../../http/router.ts';
import { FOLLOW_LIMITS } from '../follow/contract.ts';
import type { PublicReport } from './report-row.ts';

const ITEMS = 50;
/** Rows of a box that are measured for a circle. */
const LOOKED_AT = 500;
/** east of west, and so on: what a box must reach to touch the one round a circle. */
const within = (at: [number, number], radius: number) => {
  const [west, south, east, north] = boxAround(at, radius);
  return [west, east, south, north];
};
const feed = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports.rss',
  summary: 'The newest public reports as RSS 2.0 with GeoRSS points: of the city, an area, or within `radius` metres of `at`',
  tags: ['reports'],
  request: {
    params: CityParam,
    query: z.object({
      category: SlugListQuery.optional(),
      area: Slug.optional(),
      at: NearQuery.optional(),
      radius: countQuery(FOLLOW_LIMITS.radius.most, 500),
    }),
  },
  responses: { 200: { description: 'RSS', content: { 'application/rss+xml': { schema: z.string() } } } },
});
const builder = new XMLBuilder({ ignoreAttributes: false });

export function feedRoutes({ db, config, answers }: AppContext) {
  return router().openapi(feed, async (c) => {
    const { city } = c.req.valid('param');
    const { category, area, at, radius } = c.req.valid('query');
    await cityZone(db, city);
    const { body } = await answers.get(`rss ${JSON.stringify([city, category, area, at, at && radius])}`, async () => {
      const { rows } = await db.client.execute({
        sql: `SELECT r.content, r.lng, r.lat FROM ${at ? 'report_box b CROSS JOIN report r ON r.seq = b.seq' : 'report r'}
          WHERE r.city = ?1 AND r.published = 1 AND (?2 IS NULL OR r.category IN (SELECT value FROM json_each(?2))) AND (?3 IS NULL OR r.area_id = ?3)
          ${at ? 'AND b.east >= ?4 AND b.west <= ?5 AND b.north >= ?6 AND b.south <= ?7' : ''} ORDER BY r.sort, r.seq LIMIT ${at ? LOOKED_AT : ITEMS}`,
        args: [city, category ? JSON.stringify(category) : null, area ?? null, ...(at ? within(at, radius) : [])],
      });
      const near = at ? rows.filter((row) => distanceBetween(at, [Number(row.lng), Number(row.lat)]) <= radius).slice(0, ITEMS) : rows;
      const named = await db.client.execute({
        sql: `SELECT scene ->> '$.name.vi' AS name, (SELECT content ->> '$.properties.name.vi' FROM area WHERE city = ?1 AND id = ?2) AS area FROM city WHERE id = ?1`,
        args: [city, area ?? null],
      });
      const place = [named.rows[0]?.name ?? city, named.rows[0]?.area, at && `${radius} m quanh ${at[1]}, ${at[0]}`]
        .filter(Boolean)
        .join(' · ');
      const item = (report: PublicReport) => ({
        title: report.title.vi,
        link: `${config.publicUrl}/${city}?sel=report:${report.id}`,
        guid: { '@_isPermaLink': 'false', '#text': `${city}/${report.id}` },
        pubDate: new Date(report.createdAt).toUTCString(),
        category: report.categoryId,
        description: report.address?.vi ?? '',
        'georss:point': `${report.position[1]} ${report.position[0]}`,
      });
      const channel = {
        title: `Phản ánh · ${place}`,
        link: `${config.publicUrl}/${city}`,
        description: 'Phản ánh hiện trường đã công khai',
        language: 'vi',
        item: near.map((row) => item(JSON.parse(String(row.content)) as PublicReport)),
      };
      const rss = { '@_version': '2.0', '@_xmlns:georss': 'http://www.georss.org/georss', channel };
      return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ rss })}`;
    });
    return new Response(body, { headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'no-cache' } });
  });
}
