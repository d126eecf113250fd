import { z } from '@hono/zod-openapi';
import { Problem } from './contract.ts';
import { CityParam } from './query.ts';

const number = (pattern: RegExp) => z.string().regex(pattern);
const LIMIT = 20;

/** A city, and a tile of Web Mercator (EPSG:3857), rows from the north; `y` carries the ending `.mvt`. */
export const TileParam = CityParam.extend({
  z: number(/^\d{1,2}$/).transform(Number),
  x: number(/^\d{1,7}$/).transform(Number),
  y: number(/^\d{1,7}\.mvt$/).transform((text) => Number.parseInt(text, 10)),
}).refine(({ z: level, x, y }) => level <= LIMIT && Math.max(x, y) < 2 ** level);

export const TILE_TYPE = 'application/vnd.mapbox-vector-tile';
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });
const tile = {
  description: 'Mapbox vector tile, layer `reports`; no bytes where there is no report',
  content: { [TILE_TYPE]: { schema: z.string() } },
};

/** The responses of a route of tiles that answers to one reader only. */
export const privateTileResponses = {
  200: tile,
  400: problem('A field is wrong'),
  401: problem('Nobody is signed in'),
  403: problem('Not allowed'),
  404: problem('No such city or tile'),
};
/** The responses of a public route of tiles. */
export const tileResponses = {
  200: tile,
  304: { description: 'Unchanged' },
  400: problem('A field is wrong'),
  404: problem('No such city or tile'),
};
