import { createRoute, z } from '@hono/zod-openapi';
import { Lang, Slug } from '../../../data/contract.ts';
import { cityGuides } from '../../../narration/pack/city-guides.ts';
import { authorize } from '../../auth/authorize.ts';
import { cityZone } from '../../db/city-zone.ts';
import { mediaStore } from '../../files/media-store.ts';
import { removeRecording } from '../../guides/keep-recording.ts';
import { type StoryVoice, StoryVoices } from '../../guides/recording-contract.ts';
import { readRecordings, recordingKey, storyVoice } from '../../guides/recordings.ts';
import { takeRecording } from '../../guides/take-recording.ts';
import { byteRange } from '../../http/byte-range.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { INERT } from '../../http/security-headers.ts';
import { IMMUTABLE } from '../../http/static-file.ts';

const tags = ['guides'];
const GuideParam = CityParam.extend({ guide: Slug });
const StoryParam = GuideParam.extend({ lang: Lang, stop: Slug });
const path = '/api/cities/{city}/guides/{guide}/{lang}/{stop}/recording' as const;
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/guides/{guide}/recordings',
  summary: 'Who speaks each story of a guide in each language: nobody, the synthetic voice, or a recording',
  tags,
  request: { params: GuideParam },
  responses: changes(StoryVoices, 'The stories'),
});
const put = createRoute({
  method: 'put',
  path,
  summary:
    'Puts a recording in the place of the voice: a form with `sound` (MP3 or M4A) and, if there is one, `vtt` (WebVTT, a cue for each sentence)',
  tags,
  request: { params: StoryParam },
  responses: changes(StoryVoices, 'The stories as they are now'),
});
const remove = createRoute({
  method: 'delete',
  path,
  summary: 'Takes a recording away: the synthetic voice is heard again',
  tags,
  request: { params: StoryParam },
  responses: changes(StoryVoices, 'The stories as they are now'),
});
const sound = createRoute({
  method: 'get',
  path: '/api/cities/{city}/recordings/{file}',
  summary: 'A recording, whole or in byte ranges, or the times of its sentences: `<id>.mp3`, `<id>.m4a`, `<id>.vtt`',
  tags,
  request: { params: CityParam.extend({ file: z.string().max(60) }) },
  responses: {
    200: { description: 'The file', content: { 'audio/mpeg': { schema: z.string() }, 'text/vtt': { schema: z.string() } } },
    206: { description: 'The asked bytes of it' },
    404: { description: 'There is no such recording' },
    416: { description: 'There are no such bytes' },
  },
});
const NO_STORE = { 'cache-control': 'no-store' };

export function recordingRoutes(context: AppContext) {
  const { db, config, identify } = context;
  const packOf = async (city: string, guide: string) => {
    await cityZone(db, city);
    const pack = cityGuides(city).packs.find((one) => one.guide.id === guide);
    if (!pack) throw new ProblemError('not-found', 'There is no such guide.');
    return pack;
  };
  const voices = async (city: string, guide: string): Promise<StoryVoices> => {
    const pack = await packOf(city, guide);
    const of = { kind: 'guide', parent: guide } as const;
    const recordings = await readRecordings(db, city, of);
    const stories = pack.guide.stops.flatMap(({ id: stop }) =>
      pack.languages.flatMap(({ lang, words, sound: built }): StoryVoice[] => {
        const told = words.stops[stop];
        return told ? [storyVoice({ ...of, city, stop, lang }, { ...told, spoken: built[stop] !== undefined }, recordings)] : [];
      }),
    );
    return { stories };
  };
  return router()
    .openapi(list, async (c) => {
      const { city, guide } = c.req.valid('param');
      authorize(await identify(c.req.raw), 'edit:tour', { city });
      return c.json(await voices(city, guide), 200, NO_STORE);
    })
    .openapi(put, async (c) => {
      const { city, guide, lang, stop } = c.req.valid('param');
      const who = await identify(c.req.raw);
      // Asked here too, before strangers' bytes are read.
      authorize(who, 'edit:tour', { city });
      const told = (await packOf(city, guide)).languages.find((one) => one.lang === lang)?.words.stops[stop];
      if (!told) throw new ProblemError('not-found', 'There is no such story.');
      await takeRecording(context, c, who, { city, kind: 'guide', parent: guide, lang, stop }, told.sentences);
      return c.json(await voices(city, guide), 200, NO_STORE);
    })
    .openapi(remove, async (c) => {
      const { city, guide: parent, lang, stop } = c.req.valid('param');
      await removeRecording(context, await identify(c.req.raw), { city, kind: 'guide', parent, lang, stop });
      return c.json(await voices(city, parent), 200, NO_STORE);
    })
    .openapi(sound, async (c) => {
      const { city, file } = c.req.valid('param');
      await cityZone(db, city);
      const gone = () => new ProblemError('not-found', 'There is no such recording.');
      const [, id = '', form = ''] = /^([0-9a-f]{24})\.(mp3|m4a|vtt)$/.exec(file) ?? [];
      const { rows } = await db.client.execute({ sql: 'SELECT id, type, vtt FROM recording WHERE city = ? AND id = ?', args: [city, id] });
      const row = rows[0];
      if (!row) throw gone();
      const headers = { 'cache-control': IMMUTABLE, ...INERT };
      if (form === 'vtt') return c.body(String(row.vtt), 200, { ...headers, 'content-type': 'text/vtt; charset=utf-8' });
      const bytes = await mediaStore(config).get(recordingKey(id));
      if (!bytes) throw gone();
      const range = byteRange(c.req.header('range'), bytes.length);
      if (range === 'unsatisfiable') return c.body(null, 416, { 'content-range': `bytes */${bytes.length}` });
      const whole = { ...headers, 'content-type': String(row.type), 'accept-ranges': 'bytes' };
      if (!range) return c.body(new Uint8Array(bytes), 200, whole);
      const { first, last } = range;
      return c.body(new Uint8Array(bytes.subarray(first, last + 1)), 206, {
        ...whole,
        'content-range': `bytes ${first}-${last}/${bytes.length}`,
      });
    });
}
export type RecordingApi = ReturnType<typeof recordingRoutes>;
