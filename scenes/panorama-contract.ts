/**
 * What is seen all around from a place: `scenes/<city>/panoramas/panoramas.json` says from where, `built.json` what its pictures were made from,
 * and `<id>.webp` are the pictures: equirectangular, middle column true north, clockwise to the right. Positions are [lng, lat], EPSG:4326.
 */
import { z } from 'zod';
import { LocalText, Position, Slug } from '../data/contract.ts';

export const Panorama = z.object({
  id: Slug,
  /** The place that it shows. */
  place: Slug,
  /** Site in 3D of which it is a picture: our own reconstruction. */
  site: Slug,
  title: LocalText,
  position: Position,
  /** The eye's height above the drawn ground, metres. */
  height: z.number().min(0.5).max(500),
  /** Bearing of the first look, degrees clockwise from true north. */
  look: z.number().min(0).lt(360).default(0),
  /** Panoramas that one can go to from here; where it has none, those of the same place. */
  links: z.array(Slug).default([]),
});
export type Panorama = z.infer<typeof Panorama>;
export const Panoramas = z.array(Panorama);

const Hash = z.string().regex(/^[0-9a-f]{16}$/);
/** By panorama. */
export const BuiltPanoramas = z.record(
  Slug,
  z.object({
    /** SHA-256 of all that it was rendered from: the site, the position, the maker's version. First 16 hex digits. */
    inputs: Hash,
    /** SHA-256 of the picture. First 16 hex digits. */
    file: Hash,
    bytes: z.number().int().positive(),
    /** Pixels; half as high. */
    width: z.number().int().positive(),
  }),
);
export type BuiltPanoramas = z.infer<typeof BuiltPanoramas>;
