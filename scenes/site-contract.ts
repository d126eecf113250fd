/**
 * A sight in 3D as data: `scenes/<city>/sites/<id>.json`. Local positions are [east, north, up] in metres about `position` before `heading`
 * turns them (degrees clockwise from north); up is counted from the levelled ground.
 */
import { z } from 'zod';
import { LocalText, Position, Slug } from '../data/contract.ts';

/** What the surface of a material looks like close by; the shader and the tiles count them in this order. */
export const SURFACES = [
  'plain',
  'stone',
  'brick',
  'tile',
  'tin',
  'planks',
  'thatch',
  'grass',
  'water',
  'paving',
  'metal',
  'carved',
  'lamp',
  'steam',
  'leaves',
  'rock',
] as const;
const Colour = z.string().regex(/^#[0-9a-f]{6}$/);
export const SiteMaterial = z.object({
  /** sRGB. */
  colour: Colour,
  roughness: z.number().min(0).max(1).default(0.9),
  metallic: z.number().min(0).max(1).default(0),
  surface: z.enum(SURFACES).default('plain'),
  /** Below 1 it is drawn translucent. */
  opacity: z.number().min(0.05).max(1).default(1),
});
export type SiteMaterial = z.infer<typeof SiteMaterial>;

export const LocalPosition = z.tuple([z.number(), z.number(), z.number()]);
const Stand = z.object({ at: LocalPosition, turn: z.number().default(0), scale: z.number().positive().default(1) });

/** One shape: `kind` names a model of `tiles/sites`, which reads the other fields with its own schema. */
export const SiteShape = z.looseObject({
  kind: Slug,
  at: LocalPosition.default([0, 0, 0]),
  /** Degrees clockwise. */
  turn: z.number().default(0),
  scale: z.number().positive().default(1),
  /** Left out when seen from afar. */
  near: z.boolean().default(false),
  /** Where further ones of it stand, in place of `at` and `turn`. */
  copies: z.array(Stand).optional(),
});
export type SiteShape = z.infer<typeof SiteShape>;

export const SitePart = z.object({
  id: Slug,
  name: LocalText,
  /** One to three sentences. */
  story: LocalText,
  /** Facts of the city's guides that the story rests on; none for what is only drawn as is common. */
  facts: z.array(Slug).default([]),
  /** Stop of the site's guide that tells more. */
  stop: Slug.optional(),
  /** Where the card points to, metres; else the middle of its shapes. */
  shapes: z.array(SiteShape).min(1),
});
export type SitePart = z.infer<typeof SitePart>;

export const Site = z.object({
  id: Slug,
  place: Slug,
  name: LocalText,
  /** Guide whose stops the parts name. */
  guide: Slug.optional(),
  position: Position,
  heading: z.number().default(0),
  /** True where form and placement are our own reconstruction. */
  reconstructed: z.boolean(),
  /** What is known and what is drawn as is common. */
  note: LocalText,
  ground: z.object({
    /** Levelled and cleared of generated houses and trees: corners [east, north] in metres, not closed. */
    ring: z.array(z.tuple([z.number(), z.number()])).min(3),
    /** Metres above the mean height of the ground as it was. */
    rise: z.number().default(0),
    /** Metres over which it meets the ground around. */
    slope: z.number().min(20).default(60),
  }),
  materials: z.record(Slug, SiteMaterial).default({}),
  parts: z.array(SitePart).min(1),
});
export type Site = z.infer<typeof Site>;
