import { z } from 'zod';
import { LocalText, Slug } from '../../../data/contract.ts';

/** `GET /api/cities/:city/search?q=&lang=&near=lng,lat&limit=` */
export const SearchResult = z.object({
  type: z.enum(['place', 'camera', 'report', 'area', 'street']),
  id: Slug,
  /** Place kind, camera purpose, report category, area level, road class. */
  kind: z.string(),
  name: LocalText,
  detail: LocalText.optional(),
  /** [lng, lat, metres above the WGS 84 ellipsoid]. */
  position: z.tuple([z.number(), z.number(), z.number()]),
  /** Metres from `near`, where given. */
  distance: z.number().optional(),
});
export type SearchResult = z.infer<typeof SearchResult>;
export const SearchResults = z.object({ query: z.string(), results: z.array(SearchResult) });
export type SearchResults = z.infer<typeof SearchResults>;
