/** What is shown where: `scenes/<city>/scene.json`. Camera angles in degrees, heights in metres above the WGS 84 ellipsoid. */
import { z } from 'zod';
import { Extent, Lang, LocalText, Position, Slug } from '../data/contract.ts';

/** A camera: what it looks at, from how far, in which direction. */
export const View = z.object({
  /** The point looked at, on the ground. */
  target: Position,
  /** Distance from the target, metres. */
  range: z.number().positive(),
  /** Degrees clockwise from true north. */
  heading: z.number(),
  /** Degrees; -90 looks straight down. */
  pitch: z.number().min(-90).max(-2),
});
export type View = z.infer<typeof View>;

/** The open envelope of a layer: `technique` names a folder of `web/layers`, which reads `config` with its own schema. */
export const LayerConfig = z.object({
  /** Stable: links and bookmarks name it. */
  id: Slug,
  technique: Slug,
  title: LocalText,
  /** Group in the layer panel. */
  group: z.enum(['places', 'city', 'ground']),
  visible: z.boolean(),
  opacity: z.number().min(0).max(1).default(1),
  /** Earlier ids under which old links still find it. */
  formerly: z.array(Slug).default([]),
  config: z.record(z.string(), z.unknown()).default({}),
});
export type LayerConfig = z.infer<typeof LayerConfig>;

export const Bookmark = z.object({ id: Slug, title: LocalText, view: View });
export type Bookmark = z.infer<typeof Bookmark>;

export const Scene = z.object({
  id: Slug,
  name: LocalText,
  /** Province or a line under the name. */
  subtitle: LocalText,
  languages: z.array(Lang).min(1),
  /** IANA time zone. */
  timeZone: z.string(),
  centre: Position,
  view: View,
  /** The area of detail; the camera is kept near it. */
  extent: Extent,
  layers: z.array(LayerConfig),
  bookmarks: z.array(Bookmark).default([]),
  attribution: z.array(z.string()).default([]),
  /** True when the drawn city is (partly) generated; the map then says so. */
  sample: z.boolean(),
});
export type Scene = z.infer<typeof Scene>;
