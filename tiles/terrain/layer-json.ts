import { z } from 'zod';
import { Extent } from '../../data/contract.ts';

const Range = z.object({
  startX: z.number().int().min(0),
  startY: z.number().int().min(0),
  endX: z.number().int().min(0),
  endY: z.number().int().min(0),
});

/** The entry document of a quantized-mesh terrain. */
export const LayerJson = z.object({
  tilejson: z.literal('2.1.0'),
  name: z.string(),
  version: z.string(),
  format: z.literal('quantized-mesh-1.0'),
  scheme: z.literal('tms'),
  projection: z.literal('EPSG:4326'),
  bounds: Extent,
  extensions: z.array(z.enum(['octvertexnormals', 'watermask'])),
  attribution: z.string(),
  minzoom: z.literal(0),
  maxzoom: z.number().int(),
  /** Relative to this document; the folder is the content version. */
  tiles: z.array(z.string()).length(1),
  /** By level, inclusive ranges. */
  available: z.array(z.array(Range)),
});
export type LayerJson = z.infer<typeof LayerJson>;
