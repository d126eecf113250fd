import { z } from 'zod';
import { LocalText, Slug } from '../../../data/contract.ts';

/** A built panorama's name, or 24 hex digits of an uploaded one. */
export const PanoramaId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

export const ListedPanorama = z.object({
  id: PanoramaId,
  place: Slug,
  placeName: LocalText,
  title: LocalText,
  /** The eye: degrees, metres above the WGS 84 ellipsoid. */
  position: z.tuple([z.number(), z.number(), z.number()]),
  /** Bearing of the picture's middle column, degrees clockwise from true north. */
  heading: z.number(),
  /** Bearing of the first look. */
  look: z.number(),
  /** `rendered`: a picture of our reconstruction in 3D. */
  kind: z.enum(['rendered', 'photo']),
  /** Who took the photograph. */
  credit: z.string().optional(),
  /** Path of the equirectangular picture on this server; changes with it. */
  image: z.string(),
  /** Path of a small picture of what is seen first, 3:2; changes with it. */
  thumbnail: z.string(),
  /** Pixels; half as high. */
  width: z.number().int(),
  bytes: z.number().int(),
  /** Where one can go to from here. */
  links: z.array(PanoramaId),
});
export type ListedPanorama = z.infer<typeof ListedPanorama>;
export const PanoramaList = z.object({ panoramas: z.array(ListedPanorama) });
export type PanoramaList = z.infer<typeof PanoramaList>;

/** The part `about` of an upload's form, as JSON. */
export const NewPanorama = z.object({
  place: Slug,
  title: z.object({ vi: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) }),
  /** [lng, lat]; the place's own where it is not given. */
  position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
  /** The camera's height above the ground, metres. */
  height: z.number().min(0.5).max(500).default(1.7),
  heading: z.number().min(0).lt(360).default(0),
  credit: z.string().trim().min(1).max(120),
});
export type NewPanorama = z.infer<typeof NewPanorama>;
