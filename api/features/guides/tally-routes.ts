import { createRoute, z } from '@hono/zod-openapi';
import { stringify } from 'csv-stringify/sync';
import { Day, Slug } from '../../../data/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { cityGuides } from '../../../narration/pack/city-guides.ts';
import { authorize } from '../../auth/authorize.ts';
import { cityZone } from '../../db/city-zone.ts';
import { heardCounter, type StoryTitles, writeTally } from '../../guides/tally.ts';
import { GuideFigures, Heard } from '../../guides/tally-contract.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { guideFigures, guideTitles, tallyRows } from './read-tally.ts';

const DAY = 86_400_000;
/** Days that are told of when no period is asked for, and at most. */
const USUAL = 30;
const MOST = 400;
const tags = ['guides'];
const Period = z.object({ from: Day.optional(), to: Day.optional() });

const { 200: _, ...REFUSALS } = changes(z.unknown(), '');
const heard = createRoute({
  method: 'post',
  path: '/api/cities/{city}/guides/{guide}/heard',
  summary: 'Counts that a story began or was heard to its end; nothing about who is kept',
  tags,
  request: {
    params: CityParam.extend({ guide: Slug }),
    body: { required: true, content: { 'application/json': { schema: Heard } } },
  },
  responses: { ...REFUSALS, 204: { description: 'Counted' } },
});
const figures = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guide-figures',
  summary: 'How often stories were scanned, begun and heard to the end: by day, hour, guide, tour, stop and language',
  tags,
  request: { params: CityParam, query: Period },
  responses: changes(GuideFigures, 'The figures'),
});
const csv = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guide-figures.csv',
  summary: 'The same counts as CSV (UTF-8 with BOM): day, hour, guide, stop, language, event, count, tour',
  tags,
  request: { params: CityParam, query: Period },
  responses: { ...REFUSALS, 200: { description: 'A file', content: { 'text/csv': { schema: z.string() } } } },
});

/**
 * What is counted of the guides, and the figures of all stories.
 * @param tourTitles what the tours of a city and their own stops are called
 */
export function guideTallyRoutes(context: AppContext, tourTitles: (city: string) => Promise<StoryTitles[]>) {
  const { db, identify, now } = context;
  const counted = heardCounter(context);
  const period = async (request: Request, city: string, asked: z.output<typeof Period>) => {
    authorize(await identify(request), 'read:guide-figures', { city });
    const zone = await cityZone(db, city);
    const to = asked.to ?? dayIn(zone, now());
    const from = asked.from ?? new Date(Date.parse(to) - (USUAL - 1) * DAY).toISOString().slice(0, 10);
    if (from > to) throw badField('from', 'lies after “to”');
    if (Date.parse(to) - Date.parse(from) > MOST * DAY) throw badField('from', `lies more than ${MOST} days before “to”`);
    await writeTally(db);
    return { from, to, rows: await tallyRows(db, city, from, to) };
  };
  return router()
    .openapi(heard, async (c) => {
      const { city, guide } = c.req.valid('param');
      const { stop, lang, event } = c.req.valid('json');
      await cityZone(db, city);
      const pack = cityGuides(city).packs.find((one) => one.guide.id === guide);
      const told = pack?.languages.find((one) => one.lang === lang)?.words.stops[stop];
      if (!told) throw new ProblemError('not-found', 'There is no such story.');
      await counted(c, { city, kind: 'guide', parent: guide, stop, lang }, event);
      return c.body(null, 204);
    })
    .openapi(figures, async (c) => {
      const { city } = c.req.valid('param');
      const { from, to, rows } = await period(c.req.raw, city, c.req.valid('query'));
      const titles = [...guideTitles(cityGuides(city).packs), ...(await tourTitles(city))];
      return c.json(guideFigures(rows, titles, from, to), 200, { 'cache-control': 'no-store' });
    })
    .openapi(csv, async (c) => {
      const { city } = c.req.valid('param');
      const { from, to, rows } = await period(c.req.raw, city, c.req.valid('query'));
      const head = ['day', 'hour', 'guide', 'stop', 'lang', 'event', 'n', 'tour'];
      const lines = rows.map(({ day, hour, kind, parent, stop, lang, event, n }) => {
        const [guide, tour] = kind === 'tour' ? ['', parent] : [parent, ''];
        return [day, hour, guide, stop, lang, event, n, tour];
      });
      return c.body(`\ufeff${stringify([head, ...lines], { escape_formulas: true, record_delimiter: 'windows' })}`, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${city}-guides-${from}-${to}.csv"`,
        'cache-control': 'no-store',
      });
    });
}
