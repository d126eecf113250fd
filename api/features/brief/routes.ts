import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Day, Lang, type LocalText } from '../../../data/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { authorize } from '../../auth/authorize.ts';
import { type CityRules, cityRules } from '../../cases/city-rules.ts';
import type { BriefFacts } from '../../cases/compute-brief.ts';
import { readStreets } from '../../cases/streets.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { drawBriefMap } from './brief-map.ts';
import { Brief } from './contract.ts';
import { readBrief } from './read-brief.ts';
import { writeBriefDocx } from './write-docx.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const NO_STORE = { 'cache-control': 'no-store' };
const tags = ['brief'];
const query = z.object({ day: Day.optional() });
const page = createRoute({
  method: 'get',
  path: '/api/cities/{city}/brief',
  summary: 'A day in short: figures, urgent and late reports by agency, incidents, shift log',
  tags,
  request: { params: CityParam, query },
  responses: changes(Brief, 'The brief'),
});
const docx = createRoute({
  method: 'get',
  path: '/api/cities/{city}/brief.docx',
  summary: 'The same as a Word document',
  tags,
  request: { params: CityParam, query: query.extend({ lang: Lang.default('vi') }) },
  responses: { 200: { description: 'A document', content: { [DOCX]: { schema: z.string() } } } },
});
const map = createRoute({
  method: 'get',
  path: '/api/cities/{city}/brief.png',
  summary: 'Its map: the wards and what was open when the day ended',
  tags,
  request: { params: CityParam, query },
  responses: { 200: { description: 'A picture', content: { 'image/png': { schema: z.string() } } } },
});

export function briefRoutes(context: AppContext) {
  const { db, identify, now } = context;
  /** Who reads the whole city's shift log may read its day. */
  const asked = async (c: Context, city: string, day: string | undefined): Promise<{ rules: CityRules; day: string }> => {
    authorize(await identify(c.req.raw), 'read:shift-log', { city });
    const rules = await cityRules(db, city);
    const today = dayIn(rules.timeZone, now());
    if (day !== undefined && day > today) throw badField('day', 'has not begun');
    return { rules, day: day ?? today };
  };
  const drawMap = async (city: string, rules: CityRules, day: string, points: BriefFacts['points']) =>
    drawBriefMap(rules, await readStreets(context.config.dataDir, city), day, points);
  return router()
    .openapi(page, async (c) => {
      const { city } = c.req.valid('param');
      const { rules, day } = await asked(c, city, c.req.valid('query').day);
      return c.json((await readBrief(context, city, rules, day)).brief, 200, NO_STORE);
    })
    .openapi(docx, async (c) => {
      const { city } = c.req.valid('param');
      const { rules, day } = await asked(c, city, c.req.valid('query').day);
      const lang = c.req.valid('query').lang === 'en' ? 'en' : 'vi';
      const [{ brief, points }, { rows }] = await Promise.all([
        readBrief(context, city, rules, day),
        db.client.execute({ sql: `SELECT scene ->> '$.name' AS name FROM city WHERE id = ?`, args: [city] }),
      ]);
      const name = JSON.parse(String(rows[0]?.name ?? '{}')) as LocalText;
      const bytes = await writeBriefDocx(brief, rules, name[lang] ?? name.vi ?? city, lang, await drawMap(city, rules, day, points));
      return new Response(new Uint8Array(bytes), {
        headers: { 'content-type': DOCX, ...NO_STORE, 'content-disposition': `attachment; filename="${city}-${day}.docx"` },
      });
    })
    .openapi(map, async (c) => {
      const { city } = c.req.valid('param');
      const { rules, day } = await asked(c, city, c.req.valid('query').day);
      const { points } = await readBrief(context, city, rules, day);
      return new Response(new Uint8Array(await drawMap(city, rules, day, points)), {
        headers: { 'content-type': 'image/png', ...NO_STORE },
      });
    });
}
