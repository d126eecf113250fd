import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { PlaceKind } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import { cityPictures, pictureFile, pictureUrl } from '../../files/picture-shelf.ts';
import { cachedAnswer } from '../../http/cached-answer.ts';
import type { AppContext } from '../../http/context.ts';
import { jsonAnswer } from '../../http/json-answer.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityItemParam, CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { sendFile } from '../../http/static-file.ts';
import { vocabulary } from '../cities/table.ts';
import { PlaceAround } from './contract.ts';
import { mapPicture } from './map-picture.ts';
import { nearPlaces, readPlace } from './read-place.ts';

const around = createRoute({
  method: 'get',
  path: '/api/cities/{city}/places/{id}/around',
  summary: 'Pictures of a place, and what is near it: the nearest sights, and the nearest of every other kind',
  tags: ['places'],
  request: { params: CityItemParam },
  responses: answers(PlaceAround, 'Pictures, and places by distance'),
});
const map = createRoute({
  method: 'get',
  path: '/api/cities/{city}/places/{id}/map.png',
  summary: 'A picture of the map round a place, 1200 x 630, for link previews',
  tags: ['places'],
  request: { params: CityItemParam },
  responses: {
    200: { description: 'PNG', content: { 'image/png': { schema: z.string() } } },
    404: { description: 'No such place, or the map of its city is not built yet' },
  },
});
const picture = createRoute({
  method: 'get',
  path: '/api/cities/{city}/pictures/{file}',
  summary: 'A picture of a place',
  tags: ['places'],
  request: { params: CityParam.extend({ file: z.string().max(100) }) },
  responses: {
    200: { description: 'WebP', content: { 'image/webp': { schema: z.string() } } },
    404: { description: 'There is no such picture' },
  },
});

/** A link preview may be a day old. */
const DAY = 'public, max-age=86400';

/** What a place's card and page show beside its facts. */
export function placePicturesRoutes({ db, config, answers: cache }: AppContext) {
  const colourOf = async (id: string) => {
    const [row] = await db.orm.select().from(vocabulary).where(eq(vocabulary.name, 'kinds'));
    return (
      z
        .array(PlaceKind)
        .parse(JSON.parse(row?.content ?? '[]'))
        .find((kind) => kind.id === id)?.colour ?? '#3545c4'
    );
  };
  return router()
    .openapi(around, (c) => {
      const { city, id } = c.req.valid('param');
      return jsonAnswer<PlaceAround>(c, cache, async () => {
        await cityZone(db, city);
        const { at } = await readPlace(db, city, id);
        const pictures = cityPictures(city)
          .filter(({ place }) => place === id)
          .map((one) => ({ url: pictureUrl(city, one), alt: one.alt, kind: one.kind, credit: one.credit }));
        return JSON.stringify({ pictures, near: await nearPlaces(db, city, id, at) });
      });
    })
    .openapi(map, async (c) => {
      const { city, id } = c.req.valid('param');
      const answer = await cachedAnswer(c, cache, 'image/png', async () => {
        await cityZone(db, city);
        const { place, at } = await readPlace(db, city, id);
        const drawn = await mapPicture(config.dataDir, city, at, await colourOf(place.kind));
        if (!drawn) throw new ProblemError('not-found', 'The map of this city is not built yet.');
        return new Uint8Array(drawn);
      });
      answer.headers.set('cache-control', DAY);
      return answer;
    })
    .openapi(picture, async (c) => {
      const { city, file } = c.req.valid('param');
      await cityZone(db, city);
      const path = pictureFile(city, file);
      const answer = path && (await sendFile(c, path, DAY));
      if (!answer) throw new ProblemError('not-found', 'There is no such picture.');
      return answer;
    });
}
export type PlacePicturesApi = ReturnType<typeof placePicturesRoutes>;
