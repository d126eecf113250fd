import { createRoute, z } from '@hono/zod-openapi';
import { asc } from 'drizzle-orm';
import type { Context } from 'hono';
import { isbot } from 'isbot';
import { Slug } from '../../../data/contract.ts';
import { signCode } from '../../../data/model/sign-code.ts';
import { cityGuides } from '../../../narration/pack/city-guides.ts';
import type { GuidePack } from '../../../narration/pack/read-guides.ts';
import { cityZone } from '../../db/city-zone.ts';
import { readRecordings } from '../../guides/recordings.ts';
import { cityHour, count } from '../../guides/tally.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { IMMUTABLE, REVALIDATE, sendFile } from '../../http/static-file.ts';
import { city as cityTable } from '../cities/table.ts';
import { GuideDetail, GuideList } from './contract.ts';
import { detailOf, soundFile, summaryOf } from './guide-shelf.ts';
import { signSheet, signWords } from './sign.ts';
import { signPdf } from './sign-pdf.ts';

const GuideParam = CityParam.extend({ guide: Slug });
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guides',
  summary: 'What is told in a city: guides, their languages and how long they are',
  tags: ['guides'],
  request: { params: CityParam },
  responses: answers(GuideList, 'The guides of the city'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guides/{guide}',
  summary: 'One guide: stops, words and sound in every language, and the facts that the words rest on',
  tags: ['guides'],
  request: { params: GuideParam },
  responses: answers(GuideDetail, 'The guide'),
});

const sound = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guides/{guide}/{lang}/{file}',
  summary: 'The sound of a stop, whole or in byte ranges, or its words with their times: `<stop>.webm`, `<stop>.mp3`, `<stop>.vtt`',
  tags: ['guides'],
  request: { params: GuideParam.extend({ lang: z.string(), file: z.string() }), query: z.object({ v: z.string().max(64).optional() }) },
  responses: {
    200: {
      description: 'The file',
      content: { 'audio/webm': { schema: z.string() }, 'audio/mpeg': { schema: z.string() }, 'text/vtt': { schema: z.string() } },
    },
    206: { description: 'The asked bytes of it' },
    304: { description: 'Unchanged' },
    404: { description: 'There is no such sound' },
    416: { description: 'There are no such bytes' },
  },
});

const sign = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guides/{guide}/sign.svg',
  summary: 'A sheet of A5 to print and put up at the place: code, number, both languages; of the guide, or of one stop',
  tags: ['guides'],
  request: { params: GuideParam, query: z.object({ stop: Slug.optional() }) },
  responses: {
    200: { description: 'SVG, sizes in millimetres', content: { 'image/svg+xml': { schema: z.string() } } },
    404: { description: 'There is no such guide or stop' },
  },
});

const signs = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guides/{guide}/sign.pdf',
  summary: 'The same for the printer: one stop, or without `stop` the guide and all its stops, a page each',
  tags: ['guides'],
  request: { params: GuideParam, query: z.object({ stop: Slug.optional() }) },
  responses: {
    200: { description: 'PDF, A5', content: { 'application/pdf': { schema: z.string() } } },
    404: { description: 'There is no such guide or stop' },
  },
});

export function guidesRoutes({ db, config, now }: AppContext) {
  const packOf = async (city: string, id: string) => {
    await cityZone(db, city);
    const { packs, facts } = cityGuides(city);
    const pack = packs.find(({ guide }) => guide.id === id);
    if (!pack) throw new ProblemError('not-found', 'There is no such guide.');
    return { pack, facts };
  };
  /** Where a code on a sign leads: its story, or the list with a word about it. Who only looks ahead, or is a program, is not counted. */
  const target = async (c: Context, city: string, code: string) => {
    const zone = await cityZone(db, city);
    const { code: number, stop } = signCode(code) ?? {};
    const pack = cityGuides(city).packs.find(({ guide }) => guide.code === number);
    const id = stop === undefined ? undefined : pack?.guide.stops[stop - 1]?.id;
    const found = pack && (stop === undefined || id !== undefined);
    const ahead = /prefetch|preview/.test(`${c.req.header('purpose')} ${c.req.header('sec-purpose')}`);
    if (found && c.req.method === 'GET' && !ahead && !isbot(c.req.header('user-agent')))
      count(db, { city, ...cityHour(zone, now()), kind: 'guide', parent: pack.guide.id, stop: id ?? '', lang: '', event: 'scan' });
    const query = found
      ? new URLSearchParams({ of: pack.guide.id, ...(id ? { stop: id } : {}) })
      : new URLSearchParams({ code: code.slice(0, 12) });
    // Kept by nobody: each scan counts.
    return c.body(null, 302, { location: `/${city}/guide?${query}`, 'cache-control': 'no-store' });
  };
  const wordsOf = (pack: GuidePack, stop: string | undefined) => {
    const words = signWords(config.publicUrl, pack, stop);
    if (!words) throw new ProblemError('not-found', 'There is no such stop.');
    return words;
  };
  const headers = { 'cache-control': REVALIDATE };
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      await cityZone(db, city);
      return c.json(
        {
          guides: cityGuides(city)
            .packs.map(summaryOf)
            .sort((a, b) => a.code - b.code),
        },
        200,
        headers,
      );
    })
    .openapi(detail, async (c) => {
      const { city, guide } = c.req.valid('param');
      const { pack, facts } = await packOf(city, guide);
      return c.json(detailOf(pack, facts, await readRecordings(db, city, { kind: 'guide', parent: guide })), 200, headers);
    })
    .openapi(sign, async (c) => {
      const { city, guide } = c.req.valid('param');
      const words = wordsOf((await packOf(city, guide)).pack, c.req.valid('query').stop);
      return c.body(await signSheet(words), 200, { ...headers, 'content-type': 'image/svg+xml' });
    })
    .openapi(signs, async (c) => {
      const { city, guide } = c.req.valid('param');
      const { stop } = c.req.valid('query');
      const { pack } = await packOf(city, guide);
      const asked = stop === undefined ? [undefined, ...pack.guide.stops.map(({ id }) => id)] : [stop];
      const sheets = asked.map((one) => wordsOf(pack, one));
      return c.body(await signPdf(sheets), 200, {
        ...headers,
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${city}-${sheets[0]?.number}.pdf"`,
      });
    })
    .openapi(sound, async (c) => {
      const { city, guide, lang, file } = c.req.valid('param');
      const { pack } = await packOf(city, guide);
      const found = soundFile(pack, lang, file);
      const answer = found && (await sendFile(c, found.path, c.req.valid('query').v === found.version ? IMMUTABLE : REVALIDATE));
      if (!answer) throw new ProblemError('not-found', 'There is no such sound.');
      return answer;
    })
    .get('/g/:code', async (c) => {
      const [first] = await db.orm.select().from(cityTable).orderBy(asc(cityTable.sort), asc(cityTable.id)).limit(1);
      if (!first) throw new ProblemError('not-found');
      return target(c, first.id, c.req.param('code'));
    })
    .get('/g/:city/:code', async (c) => {
      const { city, code } = c.req.param();
      return target(c, city, code);
    });
}
export type GuidesApi = ReturnType<typeof guidesRoutes>;
