import { createRoute, z } from '@hono/zod-openapi';
import { Lang, Slug } from '../../../data/contract.ts';
import type { OwnWords, Tour } from '../../../scenes/tour-contract.ts';
import { authorize } from '../../auth/authorize.ts';
import { cityZone } from '../../db/city-zone.ts';
import { removeRecording } from '../../guides/keep-recording.ts';
import { type StoryVoice, StoryVoices } from '../../guides/recording-contract.ts';
import { readRecordings, storyVoice } from '../../guides/recordings.ts';
import { takeRecording } from '../../guides/take-recording.ts';
import { heardCounter } from '../../guides/tally.ts';
import { Heard } from '../../guides/tally-contract.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { ownSound } from './own-sound.ts';
import { readDraft } from './tour-rows.ts';
import { publicTours } from './tour-shelf.ts';

const TourParam = CityParam.extend({ tour: Slug });
const StoryParam = TourParam.extend({ lang: Lang, stop: Slug });
const path = '/api/cities/{city}/studio/tours/{tour}/{lang}/{stop}/recording' as const;
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/studio/tours/{tour}/recordings',
  summary: 'Who speaks each stop with words of a tour’s own, as the draft has them: nobody, the synthetic voice, or a recording',
  tags: ['studio'],
  request: { params: TourParam },
  responses: changes(StoryVoices, 'The stories'),
});
const put = createRoute({
  method: 'put',
  path,
  summary:
    'Puts a recording in the place of the voice, for the draft’s words: a form with `sound` (MP3 or M4A) and, if there is one, `vtt` (WebVTT, a cue for each sentence)',
  tags: ['studio'],
  request: { params: StoryParam },
  responses: changes(StoryVoices, 'The stories as they are now'),
});
const remove = createRoute({
  method: 'delete',
  path,
  summary: 'Takes a stop’s recording away: the synthetic voice is heard again',
  tags: ['studio'],
  request: { params: StoryParam },
  responses: changes(StoryVoices, 'The stories as they are now'),
});
const { 200: _, ...REFUSALS } = changes(z.unknown(), '');
const heard = createRoute({
  method: 'post',
  path: '/api/cities/{city}/tours/{tour}/heard',
  summary: 'Counts that a stop with words of the tour’s own began or was heard to its end; nothing about who is kept',
  tags: ['tours'],
  request: { params: TourParam, body: { required: true, content: { 'application/json': { schema: Heard } } } },
  responses: { ...REFUSALS, 204: { description: 'Counted' } },
});
const NO_STORE = { 'cache-control': 'no-store' };

/** A stop's own words; undefined where there are none to say. */
function toldAt(tour: Pick<Tour, 'stops'> | undefined, stop: string, lang: string): OwnWords | undefined {
  const told = tour?.stops.find(({ id }) => id === stop)?.own?.words[lang];
  return told && told.sentences.length > 0 ? told : undefined;
}

/** Recordings and counts of stops with words of a tour's own, by the same rules as those of guides. */
export function ownStoryRoutes(context: AppContext) {
  const { db, config, identify } = context;
  const counted = heardCounter(context);
  const draftOf = async (city: string, tour: string) => {
    await cityZone(db, city);
    const draft = await readDraft(db.client, city, tour);
    if (!draft) throw new ProblemError('not-found', 'There is no such tour.');
    return draft.tour;
  };
  const shown = async (city: string, tour: string) => (await publicTours(context, city)).find((one) => one.tour.id === tour)?.tour;
  const voices = async (city: string, tour: string): Promise<StoryVoices> => {
    const { stops } = await draftOf(city, tour);
    const of = { kind: 'tour', parent: tour } as const;
    const recordings = await readRecordings(db, city, of);
    const stories = stops.flatMap(({ id: stop, own }) =>
      Object.entries(own?.words ?? {}).map(([lang, { title, sentences }]): StoryVoice => {
        const texts = sentences.map(({ text }) => text);
        const spoken = ownSound(config.dataDir, lang, texts) !== undefined;
        return storyVoice({ ...of, city, stop, lang }, { title, sentences, spoken }, recordings);
      }),
    );
    return { stories };
  };
  return router()
    .openapi(list, async (c) => {
      const { city, tour } = c.req.valid('param');
      authorize(await identify(c.req.raw), 'edit:tour', { city });
      return c.json(await voices(city, tour), 200, NO_STORE);
    })
    .openapi(put, async (c) => {
      const { city, tour, lang, stop } = c.req.valid('param');
      const who = await identify(c.req.raw);
      // Asked here too, before strangers' bytes are read.
      authorize(who, 'edit:tour', { city });
      const told = toldAt(await draftOf(city, tour), stop, lang);
      if (!told) throw new ProblemError('not-found', 'There is no such story.');
      const now = toldAt(await shown(city, tour), stop, lang);
      await takeRecording(context, c, who, { city, kind: 'tour', parent: tour, lang, stop }, told.sentences, now?.sentences);
      return c.json(await voices(city, tour), 200, NO_STORE);
    })
    .openapi(remove, async (c) => {
      const { city, tour, lang, stop } = c.req.valid('param');
      await removeRecording(context, await identify(c.req.raw), { city, kind: 'tour', parent: tour, lang, stop });
      return c.json(await voices(city, tour), 200, NO_STORE);
    })
    .openapi(heard, async (c) => {
      const { city, tour } = c.req.valid('param');
      const { stop, lang, event } = c.req.valid('json');
      await cityZone(db, city);
      if (!toldAt(await shown(city, tour), stop, lang)) throw new ProblemError('not-found', 'There is no such story.');
      await counted(c, { city, kind: 'tour', parent: tour, stop, lang }, event);
      return c.body(null, 204);
    });
}
export type OwnStoryApi = ReturnType<typeof ownStoryRoutes>;
