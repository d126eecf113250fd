import { z } from 'zod';
import { LocalText, Slug } from '../../../data/contract.ts';
import { PlacePicture } from '../../../scenes/picture-contract.ts';

/** Another place near by. */
export const NearPlace = z.object({
  id: Slug,
  kind: Slug,
  name: LocalText,
  /** Metres as the crow flies. */
  metres: z.number().int(),
});
export type NearPlace = z.infer<typeof NearPlace>;

/** `GET /api/cities/:city/places/:id/around` */
export const PlaceAround = z.object({
  /** `url`: below the portal's address. */
  pictures: z.array(PlacePicture.omit({ place: true, file: true }).extend({ url: z.string() })),
  near: z.array(NearPlace),
});
export type PlaceAround = z.infer<typeof PlaceAround>;
