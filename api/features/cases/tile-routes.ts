import { createRoute } from '@hono/zod-openapi';
import { encodeTile } from '../../cases/encode-tile.ts';
import { advanceLate } from '../../cases/map-cells.ts';
import { readCaseTile } from '../../cases/read-case-tile.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { router } from '../../http/router.ts';
import { privateTileResponses, TILE_TYPE, TileParam } from '../../http/tile-param.ts';
import { CaseQuery, filterOf, readableBy } from './case-query.ts';

const tile = createRoute({
  method: 'get',
  path: '/api/cities/{city}/cases/tiles/{z}/{x}/{y}',
  summary: 'The cases of a map tile that the reader may see, under the queue’s filter, as a vector tile',
  tags: ['cases'],
  request: { params: TileParam, query: CaseQuery },
  responses: privateTileResponses,
});

export function caseTileRoutes({ db, now, identify }: AppContext) {
  return router().openapi(tile, async (c) => {
    const { city, ...at } = c.req.valid('param');
    const { identity, reach } = readableBy(await identify(c.req.raw), city);
    await cityZone(db, city);
    await advanceLate(db, now());
    const filter = filterOf(c.req.valid('query'), identity);
    const bytes = encodeTile(at, await readCaseTile(db.client, { city, tile: at, filter, reach, now: now() }));
    return new Response(bytes, { headers: { 'content-type': TILE_TYPE, 'cache-control': 'no-store' } });
  });
}
