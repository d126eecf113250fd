import { createRoute, z } from '@hono/zod-openapi';
import { asc } from 'drizzle-orm';
import { Slug } from '../../../data/contract.ts';
import { cityGuides } from '../../../narration/pack/city-guides.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { IMMUTABLE, REVALIDATE, sendFile } from '../../http/static-file.ts';
import { city as cityTable } from '../cities/table.ts';
import { GuideDetail, GuideList } from './contract.ts';
import { detailOf, soundFile, summaryOf } from './guide-shelf.ts';
import { signSheet } from './sign.ts';

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
  summary: 'The sound of a stop, whole or in byte ranges, or its words with their times: `<stop>.opus`, `<stop>.mp3`, `<stop>.vtt`',
  tags: ['guides'],
  request: { params: GuideParam.extend({ lang: z.string(), file: z.string() }), query: z.object({ v: z.string().max(64).optional() }) },
  responses: {
    200: {
      description: 'The file',
      content: { 'audio/ogg': { schema: z.string() }, 'audio/mpeg': { schema: z.string() }, 'text/vtt': { schema: z.string() } },
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

/** `101`, or `101-2` for its second stop. */
const CODE = /^(\d{1,3})(?:-(\d{1,2}))?$/;

export function guidesRoutes({ db, config }: AppContext) {
  const packOf = async (city: string, id: string) => {
    await cityZone(db, city);
    const { packs, facts } = cityGuides(city);
    const pack = packs.find(({ guide }) => guide.id === id);
    if (!pack) throw new ProblemError('not-found', 'There is no such guide.');
    return { pack, facts };
  };
  /** Where a code on a sign leads: its story, or the list with a word about it. */
  const target = (city: string, code: string) => {
    const [, number, stop] = CODE.exec(code) ?? [];
    const pack = cityGuides(city).packs.find(({ guide }) => guide.code === Number(number));
    const id = stop === undefined ? undefined : pack?.guide.stops[Number(stop) - 1]?.id;
    const found = pack && (stop === undefined || id !== undefined);
    const query = found
      ? new URLSearchParams({ of: pack.guide.id, ...(id ? { stop: id } : {}) })
      : new URLSearchParams({ code: code.slice(0, 12) });
    return `/${city}/guide?${query}`;
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
      return c.json(detailOf(pack, facts), 200, headers);
    })
    .openapi(sign, async (c) => {
      const { city, guide } = c.req.valid('param');
      const { pack } = await packOf(city, guide);
      const sheet = await signSheet(config.publicUrl, pack, c.req.valid('query').stop);
      if (sheet === null) throw new ProblemError('not-found', 'There is no such stop.');
      return c.body(sheet, 200, { ...headers, 'content-type': 'image/svg+xml' });
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
      return c.redirect(target(first.id, c.req.param('code')), 302);
    })
    .get('/g/:city/:code', async (c) => {
      const { city, code } = c.req.param();
      await cityZone(db, city);
      return c.redirect(target(city, code), 302);
    });
}
export type GuidesApi = ReturnType<typeof guidesRoutes>;
