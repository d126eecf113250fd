/** Models that staff upload and place in the city. */
import { z } from 'zod';
import { LocalText, Position } from '../../../data/contract.ts';

/** Where and how a model stands. */
export const ModelPlacement = z.object({
  title: LocalText,
  /** Where the model's origin stands. */
  position: Position,
  /** Degrees clockwise; at 0 its x points east and its -z north, as glTF exporters write what is drawn with y to the north. */
  heading: z.number().min(0).max(360).default(0),
  /** Metres that one unit of the model has. */
  scale: z.number().min(0.0001).max(1000).default(1),
  /** Of its origin above the drawn ground, metres. */
  height: z.number().min(-200).max(1000).default(0),
  credit: z.string().trim().min(1).max(200),
  licence: z.string().trim().min(1).max(80),
  /** True: the city's own buildings are cut out under it. */
  clip: z.boolean().default(true),
});
export type ModelPlacement = z.infer<typeof ModelPlacement>;

/** The part `placement` of a change: JSON with the version that was read. */
export const ModelChange = ModelPlacement.extend({ version: z.number().int() });
export type ModelChange = z.infer<typeof ModelChange>;

export const CityModel = ModelChange.extend({
  id: z.string(),
  /** Of the optimised glb; another file has another address. */
  url: z.string(),
  /** Of the optimised glb, and of what was uploaded. */
  bytes: z.number().int(),
  uploaded: z.number().int(),
  triangles: z.number().int(),
  /** Of the drawn ground there, metres above the WGS 84 ellipsoid. */
  ground: z.number(),
  /** What it covers on the ground, turned and scaled: its parts, each an outer ring and then the courtyards in it. Rings are not closed. */
  footprint: z.array(z.array(z.array(Position).min(3)).min(1)),
});
export type CityModel = z.infer<typeof CityModel>;
/** `GET /api/cities/:city/models` */
export const ModelList = z.object({ models: z.array(CityModel) });
export type ModelList = z.infer<typeof ModelList>;
