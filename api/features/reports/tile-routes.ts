import { createRoute, z } from '@hono/zod-openapi';
import { encodeTile } from '../../cases/encode-tile.ts';
import { advanceLate } from '../../cases/map-cells.ts';
import { type CellFilter, KINDS, LATE_KINDS, readTile } from '../../cases/read-tile.ts';
import { cityZone } from '../../db/city-zone.ts';
import { cachedAnswer } from '../../http/cached-answer.ts';
import type { AppContext } from '../../http/context.ts';
import { SlugListQuery } from '../../http/query.ts';
import { router } from '../../http/router.ts';
import { TILE_TYPE, TileParam, tileResponses } from '../../http/tile-param.ts';
import { StatusQuery } from './status-query.ts';

const tile = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports/tiles/{z}/{x}/{y}',
  summary: 'Public reports of a map tile as a vector tile: one by one where they are few, else counted by cells',
  tags: ['reports'],
  request: {
    params: TileParam,
    query: z.object({ status: StatusQuery.optional(), category: SlugListQuery.optional(), late: z.literal('yes').optional() }),
  },
  responses: tileResponses,
});

interface Asked {
  status?: string[] | undefined;
  category?: string[] | undefined;
  late?: 'yes' | undefined;
}
function filterOf({ status, category, late }: Asked): CellFilter {
  const kinds = KINDS.flatMap((kind, i) =>
    (!status || status.includes(kind.replace('late_', ''))) && (!late || LATE_KINDS.includes(i)) ? [i] : [],
  );
  return { published: true, ...(kinds.length < KINDS.length ? { kinds } : {}), ...(category ? { category: [...new Set(category)] } : {}) };
}

export function reportTileRoutes({ db, now, answers }: AppContext) {
  return router().openapi(tile, async (c) => {
    const { city, ...at } = c.req.valid('param');
    const filter = filterOf(c.req.valid('query'));
    return cachedAnswer(c, answers, TILE_TYPE, async () => {
      await cityZone(db, city);
      await advanceLate(db, now());
      return encodeTile(at, await readTile(db.client, { city, tile: at, filter }));
    });
  });
}
