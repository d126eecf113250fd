import { createRoute, z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import { Slug } from '../../../data/contract.ts';
import type { LngLat } from '../../../data/model/directions/answer.ts';
import { route } from '../../../data/model/directions/route.ts';
import { WORD_LANGUAGES } from '../../../data/model/directions/words.ts';
import { cityZone } from '../../db/city-zone.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext } from '../../http/context.ts';
import { limiter } from '../../http/limits.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { CityParam, NearQuery } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { REVALIDATE } from '../../http/static-file.ts';
import { place } from '../places/table.ts';
import { directionAnswer } from './answer-text.ts';
import { ALTERNATIVES_MAX, DirectionAnswer, DirectionEnd, DirectionMode, VIA_MAX } from './contract.ts';
import { cityGraph } from './graph-shelf.ts';

const End = DirectionEnd.openapi({ example: '103.9141,21.3270', description: 'lng,lat in degrees, EPSG:4326, or the id of a place' });
const directions = createRoute({
  method: 'get',
  path: '/api/cities/{city}/directions',
  summary:
    'The way from one place to another: line with heights, length, time, climb, turns in words, other ways; or what stands in the way',
  tags: ['directions'],
  request: {
    params: CityParam,
    query: z.object({
      from: End,
      to: End,
      via: z
        .string()
        .max(600)
        .transform((text) => text.split(';'))
        .pipe(z.array(NearQuery).max(VIA_MAX))
        .optional()
        .openapi({
          type: 'string',
          example: '103.91,21.32;103.92,21.33',
          description: `lng,lat;lng,lat, passed in this order, at most ${VIA_MAX}`,
        }),
      by: DirectionMode.default('foot'),
      alternatives: z
        .string()
        .regex(/^[0-3]$/, `a whole number from 0 to ${ALTERNATIVES_MAX}`)
        .transform(Number)
        .default(0)
        .openapi({ type: 'integer', minimum: 0, maximum: ALTERNATIVES_MAX, default: 0 }),
      lang: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .default('vi')
        .openapi({ type: 'string', default: 'vi', description: `Of the words: ${WORD_LANGUAGES.join(', ')}; others get vi` }),
    }),
  },
  responses: answers(DirectionAnswer, 'GeoJSON lines, best first; `state` says whether a way was found'),
});

/** A way across a city takes some milliseconds of the only thread. */
const PER_MINUTE = 120;

export function directionsRoutes({ db, config }: AppContext) {
  const take = limiter({ name: 'directions', points: PER_MINUTE, duration: 60, said: 'Too many ways asked for.' });
  const positionOf = async (city: string, field: 'from' | 'to', text: string): Promise<LngLat> => {
    const position = NearQuery.safeParse(text).data;
    if (position) return position;
    const id = Slug.safeParse(text).data;
    const [row] = id
      ? await db.orm
          .select({ lng: place.lng, lat: place.lat })
          .from(place)
          .where(and(eq(place.city, city), eq(place.id, id)))
      : [];
    if (!row) throw badField(field, id ? `there is no place “${id}” in this city` : 'lng,lat in degrees, or the id of a place');
    return [row.lng, row.lat];
  };
  return router().openapi(directions, async (c) => {
    const { city } = c.req.valid('param');
    const { from, to, via, by, alternatives, lang } = c.req.valid('query');
    await cityZone(db, city);
    await take(addressPrefix(clientAddress(c, config.trustedHops)));
    const [start, end] = [await positionOf(city, 'from', from), await positionOf(city, 'to', to)];
    const graph = await cityGraph(config.dataDir, city);
    if (!graph) throw new ProblemError('not-ready', 'The streets of this city are not built yet.');
    const answer = route(graph.loaded, { from: start, to: end, ...(via ? { via } : {}), by, alternatives });
    const { attribution } = graph.loaded.graph.about;
    return c.json(directionAnswer(answer, lang, graph.entry, attribution), 200, { 'cache-control': REVALIDATE });
  });
}
export type DirectionsApi = ReturnType<typeof directionsRoutes>;
