import { createRoute, z } from '@hono/zod-openapi';
import { asc, eq } from 'drizzle-orm';
import { Day } from '../../../data/contract.ts';
import { dayIn, validOn } from '../../../data/model/validity.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { jsonAnswer } from '../../http/json-answer.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { BoundaryCollection } from './contract.ts';
import { area } from './table.ts';

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/boundaries',
  summary: 'Administrative areas as they were, or will be, on one day',
  tags: ['boundaries'],
  request: { params: CityParam, query: z.object({ on: Day.optional() }) },
  responses: answers(BoundaryCollection, 'RFC 7946 GeoJSON with the days on which the areas changed'),
});

async function areasText({ db, now }: AppContext, city: string, asked: string | undefined): Promise<string> {
  const on = asked ?? dayIn(await cityZone(db, city), now());
  await cityZone(db, city);
  const rows = await db.orm.select().from(area).where(eq(area.city, city)).orderBy(asc(area.seq));
  const changes = [...new Set(rows.flatMap((row) => [row.validFrom, row.validTo].filter((day) => day !== null)))].sort();
  const valid = rows.filter((row) => validOn({ validFrom: row.validFrom ?? undefined, validTo: row.validTo ?? undefined }, on));
  const features = valid.map((row) => `{"type":"Feature","id":"${row.id}","geometry":${row.geometry},"properties":${row.properties}}`);
  return `{"type":"FeatureCollection","features":[${features.join(',')}],"on":"${on}","changes":${JSON.stringify(changes)}}`;
}

export function boundariesRoutes(context: AppContext) {
  return router().openapi(list, (c) =>
    jsonAnswer<BoundaryCollection>(
      c,
      context.answers,
      () => areasText(context, c.req.valid('param').city, c.req.valid('query').on),
      'application/geo+json',
    ),
  );
}
export type BoundariesApi = ReturnType<typeof boundariesRoutes>;
