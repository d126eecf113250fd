import { createRoute, z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import { Place, Slug } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import { collectionText, type FeatureQuery, featurePage } from '../../db/feature-page.ts';
import { hasWords, inArea } from '../../db/list-conditions.ts';
import type { AppContext } from '../../http/context.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { jsonAnswer } from '../../http/json-answer.ts';
import { ProblemError } from '../../http/problem.ts';
import { BboxQuery, CityItemParam, CityParam, CursorQuery, countQuery, SlugListQuery, TextQuery } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { PLACE_LIMIT_MAX, PlaceCollection, PlaceDetailFeature } from './contract.ts';
import { openStates } from './open-state.ts';
import { place } from './table.ts';

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/places',
  summary: 'Places, by kind, box, area, text and opening hours',
  tags: ['places'],
  request: {
    params: CityParam,
    query: z.object({
      kind: SlugListQuery.optional(),
      bbox: BboxQuery.optional(),
      q: TextQuery.optional(),
      open: z.literal('now').optional(),
      area: Slug.optional(),
      limit: countQuery(PLACE_LIMIT_MAX, 100),
      cursor: CursorQuery.optional(),
    }),
  },
  responses: answers(PlaceCollection, 'RFC 7946 GeoJSON, the most important kinds first'),
});

const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/places/{id}',
  summary: 'One place with all that is known of it',
  tags: ['places'],
  request: { params: CityItemParam },
  responses: answers(PlaceDetailFeature, 'A GeoJSON feature'),
});

type ListQuery = z.output<NonNullable<NonNullable<typeof list.request>['query']>>;

async function listText({ db, now }: AppContext, city: string, query: ListQuery): Promise<string> {
  const state = openStates(await cityZone(db, city), now());
  const where: FeatureQuery['where'] = [];
  if (query.kind) where.push({ sql: `t.kind IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(query.kind)] });
  if (query.q) where.push(hasWords('place', city, query.q));
  if (query.area) where.push(inArea(query.area));
  if (query.open) {
    const { rows } = await db.client.execute({
      sql: 'SELECT DISTINCT opening_hours AS h FROM place WHERE city = ? AND opening_hours IS NOT NULL',
      args: [city],
    });
    const open = rows.map((row) => String(row.h)).filter((hours) => state(hours)?.open);
    where.push({ sql: 't.opening_hours IN (SELECT value FROM json_each(?))', args: [JSON.stringify(open)] });
  }
  const scope = JSON.stringify(['places', city, query.kind, query.bbox, query.q, query.open, query.area]);
  const after = query.cursor === undefined ? undefined : readCursor(scope, query.cursor);
  const page = await featurePage(db, {
    table: 'place',
    city,
    where,
    bbox: query.bbox,
    extra: { sql: 't.opening_hours', args: [] },
    limit: query.limit,
    after,
  });
  const features = page.rows.map(
    ({ text, extra }) => `${text},"openState":${JSON.stringify(state(extra === null ? null : String(extra)))}}}`,
  );
  return collectionText(features, page.matched, page.next && writeCursor(scope, page.next));
}

async function detailText({ db, now }: AppContext, city: string, id: string): Promise<string> {
  const state = openStates(await cityZone(db, city), now());
  const [row] = await db.orm
    .select()
    .from(place)
    .where(and(eq(place.city, city), eq(place.id, id)));
  if (!row) throw new ProblemError('not-found', `There is no place “${id}” in this city.`);
  const { id: _, position, aliases, validFrom, validTo, ...known } = Place.parse(JSON.parse(row.content));
  const feature: PlaceDetailFeature = {
    type: 'Feature',
    id: row.id,
    geometry: { type: 'Point', coordinates: [row.lng, row.lat, row.height] },
    properties: { ...known, ...(row.areaId ? { areaId: row.areaId } : {}), openState: state(row.openingHours), updatedAt: row.updatedAt },
  };
  return JSON.stringify(feature);
}

export function placesRoutes(context: AppContext) {
  return router()
    .openapi(list, (c) =>
      jsonAnswer<PlaceCollection>(
        c,
        context.answers,
        () => listText(context, c.req.valid('param').city, c.req.valid('query')),
        'application/geo+json',
      ),
    )
    .openapi(detail, (c) => {
      const { city, id } = c.req.valid('param');
      return jsonAnswer<PlaceDetailFeature>(c, context.answers, () => detailText(context, city, id), 'application/geo+json');
    });
}
export type PlacesApi = ReturnType<typeof placesRoutes>;
