import { createRoute, z } from '@hono/zod-openapi';
import { Lang, Slug } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { IMMUTABLE, REVALIDATE, sendFile } from '../../http/static-file.ts';
import { EXCHANGE_FORMATS, TourDetail, TourList } from './contract.ts';
import { writeGeoJson } from './exchange/write-geojson.ts';
import { writeGpx } from './exchange/write-gpx.ts';
import { writeKml } from './exchange/write-kml.ts';
import { ownSoundFile } from './own-sound.ts';
import { tourSummary } from './resolve-tour.ts';
import { cityTours, publicTours } from './tour-shelf.ts';

export const TourParam = CityParam.extend({ tour: Slug });
export type TourParam = z.infer<typeof TourParam>;

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/tours',
  summary: 'Tours of a city: length, time, effort, season, languages',
  tags: ['tours'],
  request: { params: CityParam },
  responses: answers(TourList, 'The tours of the city'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/tours/{tour}',
  summary: 'One tour with all that is told on it: stops, words and sound in every language, way, camera, questions, facts',
  tags: ['tours'],
  request: { params: TourParam },
  responses: answers(TourDetail, 'The tour'),
});

const TYPES = { gpx: 'application/gpx+xml', kml: 'application/vnd.google-earth.kml+xml', geojson: 'application/geo+json' } as const;
const file = createRoute({
  method: 'get',
  path: '/api/cities/{city}/tours/{tour}/export/{format}',
  summary: 'One tour as a file: GPX 1.1 (stops and way), KML 2.2 with gx:Tour (cameras too), GeoJSON (all of it)',
  tags: ['tours'],
  request: { params: TourParam.extend({ format: z.enum(EXCHANGE_FORMATS) }), query: z.object({ lang: Lang.optional() }) },
  responses: {
    200: {
      description: 'The file',
      content: Object.fromEntries(Object.values(TYPES).map((type) => [type, { schema: z.string() }])),
    },
    404: { description: 'There is no such tour' },
  },
});

const sound = createRoute({
  method: 'get',
  path: '/api/cities/{city}/tour-sound/{sound}/{file}',
  summary: 'The sound of a stop with words of a tour’s own, whole or in byte ranges, or its words with their times',
  tags: ['tours'],
  request: { params: CityParam.extend({ sound: z.string(), file: z.string() }), query: z.object({ v: z.string().max(64).optional() }) },
  responses: {
    200: {
      description: 'The file',
      content: { 'audio/ogg': { schema: z.string() }, 'audio/mpeg': { schema: z.string() }, 'text/vtt': { schema: z.string() } },
    },
    206: { description: 'The asked bytes of it' },
    404: { description: 'There is no such sound' },
    416: { description: 'There are no such bytes' },
  },
});

export function toursRoutes(context: AppContext) {
  const headers = { 'cache-control': REVALIDATE };
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      await cityZone(context.db, city);
      return c.json({ tours: (await cityTours(context, city)).map((tour) => tourSummary(city, tour)) }, 200, headers);
    })
    .openapi(detail, async (c) => {
      const { city, tour } = c.req.valid('param');
      await cityZone(context.db, city);
      const found = (await cityTours(context, city)).find(({ id }) => id === tour);
      if (!found) throw new ProblemError('not-found', 'There is no such tour.');
      return c.json(found, 200, headers);
    })
    .openapi(sound, async (c) => {
      const { sound: inputs, file: name } = c.req.valid('param');
      const path = ownSoundFile(context.config.dataDir, inputs, name);
      const answer = path && (await sendFile(c, path, c.req.valid('query').v ? IMMUTABLE : REVALIDATE));
      if (!answer) throw new ProblemError('not-found', 'There is no such sound.');
      return answer;
    })
    .openapi(file, async (c) => {
      const { city, tour: id, format } = c.req.valid('param');
      const lang = c.req.valid('query').lang ?? 'vi';
      await cityZone(context.db, city);
      const detail = (await cityTours(context, city)).find((one) => one.id === id);
      const declared = (await publicTours(context, city)).find(({ tour }) => tour.id === id);
      if (!detail || !declared) throw new ProblemError('not-found', 'There is no such tour.');
      const text = {
        gpx: () => writeGpx(detail, lang),
        kml: () => writeKml(detail, lang),
        geojson: () => writeGeoJson(detail, declared.tour),
      }[format]();
      return c.body(text, 200, {
        ...headers,
        'content-type': `${TYPES[format]}; charset=utf-8`,
        'content-disposition': `attachment; filename="${id}.${format}"`,
      });
    });
}
export type ToursApi = ReturnType<typeof toursRoutes>;
