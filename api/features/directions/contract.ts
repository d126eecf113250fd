import { z } from 'zod';
import { Slug } from '../../../data/contract.ts';

export const DirectionMode = z.enum(['foot', 'wheelchair', 'bicycle', 'motorbike', 'car']);
export const VIA_MAX = 8;
export const ALTERNATIVES_MAX = 3;

const LngLat = z.tuple([z.number(), z.number()]);
const Street = z.object({ vi: z.string().optional(), en: z.string().optional(), ref: z.string().optional() }).nullable();

export const DirectionManeuver = z.object({
  type: z.enum(['depart', 'continue', 'turn', 'roundabout', 'steps', 'via', 'arrive']),
  side: z.enum(['straight', 'slight-right', 'right', 'sharp-right', 'uturn', 'sharp-left', 'left', 'slight-left']),
  /** Degrees clockwise from north in which one goes on. */
  bearing: z.number(),
  street: Street,
  way: z.enum(['street', 'lane', 'track', 'path', 'steps']),
  /** Which exit of a roundabout, from 1. */
  exit: z.number().int().optional(),
  position: LngLat,
  /** Index into the coordinates. */
  at: z.number().int(),
  /** To the next one. */
  metres: z.number(),
  seconds: z.number(),
  /** In the asked language, a sentence without a full stop. */
  text: z.string(),
});

/** A stretch that a wheelchair cannot pass, and why. */
export const DirectionBarrier = z.object({
  kind: z.enum(['steps', 'slope', 'surface', 'other']),
  metres: z.number(),
  /** Steepest, per cent. */
  slope: z.number(),
  street: Street,
  position: LngLat,
  /** First and last index into the coordinates. */
  between: z.tuple([z.number().int(), z.number().int()]),
});

/** A GeoJSON feature; heights are metres above the EGM96 geoid. */
export const DirectionRoute = z.object({
  type: z.literal('Feature'),
  geometry: z.object({ type: z.literal('LineString'), coordinates: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
  properties: z.object({
    metres: z.number(),
    seconds: z.number(),
    /** Metres climbed and descended. */
    up: z.number(),
    down: z.number(),
    maneuvers: z.array(DirectionManeuver),
    barriers: z.array(DirectionBarrier),
  }),
});

/** `GET /api/cities/:city/directions?from=&to=&via=&by=&alternatives=&lang=` */
export const DirectionAnswer = z.object({
  type: z.literal('FeatureCollection'),
  /** `barred`: no way without barriers; the feature is the one on foot with the fewest metres of them. `none`: see `reason`. */
  state: z.enum(['found', 'barred', 'none']),
  by: DirectionMode,
  /** `far`: no street of the mode near the position `end` (0 is from, then via, then to); `unconnected`: no way leads there. */
  reason: z.enum(['far', 'unconnected']).optional(),
  end: z.number().int().optional(),
  /** Where from, via and to come to the streets, and how far these are from there. */
  ends: z.array(z.object({ position: LngLat, metres: z.number() })),
  /** Best first. */
  features: z.array(DirectionRoute),
  /** Version of the street graph. */
  version: z.string(),
  /** True where the streets are generated. */
  sample: z.boolean(),
  attribution: z.array(z.string()),
});
export type DirectionAnswer = z.infer<typeof DirectionAnswer>;

/** `/tiles/<city>/streets-graph/graph.json`; `graph` is the address of graph.bin below that folder. */
export const GraphEntry = z.object({
  version: z.string().regex(/^[\w-]+$/),
  graph: z.string().regex(/^[\w-]+\/graph\.bin$/),
  nodes: z.number().int(),
  edges: z.number().int(),
  /** Sizes of graph.bin: plain, gzip, brotli. */
  bytes: z.number().int(),
  gzip: z.number().int(),
  brotli: z.number().int(),
  sample: z.boolean(),
});
export type GraphEntry = z.infer<typeof GraphEntry>;

/** A position, or the id of a place. */
export const DirectionEnd = z.union([z.string().regex(/^-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?$/), Slug]);
