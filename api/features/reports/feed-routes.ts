import { createRoute, z } from '@hono/zod-openapi';
import { XMLBuilder } from 'fast-xml-parser';
import { Slug } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { router } from '../../http/router.ts';
import type { PublicReport } from './report-row.ts';

const ITEMS = 50;
const feed = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports.rss',
  summary: 'The newest public reports as RSS 2.0 with GeoRSS points',
  tags: ['reports'],
  request: { params: CityParam, query: z.object({ category: Slug.optional(), area: Slug.optional() }) },
  responses: { 200: { description: 'RSS', content: { 'application/rss+xml': { schema: z.string() } } } },
});
const builder = new XMLBuilder({ ignoreAttributes: false });

export function feedRoutes({ db, config, answers }: AppContext) {
  return router().openapi(feed, async (c) => {
    const { city } = c.req.valid('param');
    const { category, area } = c.req.valid('query');
    await cityZone(db, city);
    const { body } = await answers.get(`rss ${JSON.stringify([city, category, area])}`, async () => {
      const { rows } = await db.client.execute({
        sql: `SELECT content, (SELECT scene ->> '$.name.vi' FROM city WHERE id = ?1) AS name FROM report
          WHERE city = ?1 AND published = 1 AND category = coalesce(?2, category) AND (?3 IS NULL OR area_id = ?3) ORDER BY sort, seq LIMIT ${ITEMS}`,
        args: [city, category ?? null, area ?? null],
      });
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
        title: `Phản ánh · ${rows[0]?.name ?? city}`,
        link: `${config.publicUrl}/${city}`,
        description: 'Phản ánh hiện trường đã công khai',
        language: 'vi',
        item: rows.map((row) => item(JSON.parse(String(row.content)) as PublicReport)),
      };
      const rss = { '@_version': '2.0', '@_xmlns:georss': 'http://www.georss.org/georss', channel };
      return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ rss })}`;
    });
    return new Response(body, { headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'no-cache' } });
  });
}
