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
/**
 * `GET /api/cities/:city/search/documents`: what a device without a network searches by itself, as the server does. The most important kinds first;
 * of what is equally good the first one counts.
 */
export const SearchDocument = SearchResult.omit({ distance: true }).extend({
  type: z.enum(['place', 'area', 'street']),
  /** Folded, one a line: each language's name first, then others by which it is known. */
  names: z.string(),
  /** Other folded words: address, what is said of it. */
  words: z.string(),
  /** Importance of its kind, 0..100. */
  rank: z.number(),
});
export type SearchDocument = z.infer<typeof SearchDocument>;
export const SearchDocuments = z.object({ documents: z.array(SearchDocument) });
export type SearchDocuments = z.infer<typeof SearchDocuments>;
export const SearchResults = z.object({ query: z.string(), results: z.array(SearchResult) });
export type SearchResults = z.infer<typeof SearchResults>;
