import { z } from 'zod';
import { Extent } from '../../data/contract.ts';
import type { MapLayer } from './map-layer.ts';

/** The basemap's entry document (TileJSON 3.0.0). */
export const TileJson = z.object({
  tilejson: z.literal('3.0.0'),
  name: z.string(),
  /** Content version, also in the tile path. */
  version: z.string(),
  scheme: z.literal('xyz'),
  tiles: z.array(z.string()).length(1),
  minzoom: z.number().int(),
  maxzoom: z.number().int(),
  bounds: Extent,
  attribution: z.string(),
  vector_layers: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.string()), minzoom: z.number(), maxzoom: z.number() })),
});
export type TileJson = z.infer<typeof TileJson>;

export function tileJson(of: {
  name: string;
  url: string;
  version: string;
  bounds: Extent;
  layers: MapLayer[];
  minZoom: number;
  maxZoom: number;
  attribution: string[];
}): TileJson {
  const { layers, minZoom, maxZoom } = of;
  return {
    tilejson: '3.0.0',
    name: of.name,
    version: of.version,
    scheme: 'xyz',
    tiles: [of.url],
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds: of.bounds,
    attribution: of.attribution.join('; '),
    vector_layers: layers.map(({ id, fields, features }) => ({
      id,
      fields,
      minzoom: Math.max(minZoom, Math.min(maxZoom, ...features.slice(0, 1000).map((f) => f.minZoom))),
      maxzoom: maxZoom,
    })),
  };
}
