/** Pictures of places: `scenes/<city>/pictures/pictures.json`, beside its files. */
import { z } from 'zod';
import { LocalText, Slug } from '../data/contract.ts';

export const PlacePicture = z.object({
  /** The place that it shows; a place's pictures are shown in the order of the file. */
  place: Slug,
  /** A WebP beside `pictures.json`. */
  file: z.string().regex(/^[a-z0-9-]+\.webp$/),
  /** What is seen, for who does not see it. */
  alt: LocalText,
  /** `rendered`: drawn from our own model, which the page says; `photo`: taken there. */
  kind: z.enum(['rendered', 'photo']),
  credit: z.string().min(1),
});
export type PlacePicture = z.infer<typeof PlacePicture>;
export const PlacePictures = z.array(PlacePicture);
