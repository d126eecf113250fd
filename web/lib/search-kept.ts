import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { SearchDocuments, SearchResult, SearchResults } from '../../api/features/search/contract.ts';
import { findDocuments } from '../../data/model/search-documents.ts';
import { getJson } from './api.ts';

/** Results of a search; `kept`: the server was away, so only what lies on the device was looked through. */
export type Found = SearchResults & { kept?: true };

export const searchDocumentsQuery = (city: string) =>
  queryOptions({
    queryKey: ['search-documents', city],
    queryFn: ({ signal }) => getJson<SearchDocuments>(`/cities/${city}/search/documents`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** Looks for `q` in the places, areas and streets that were taken along, as the server does; null where there are none. @param near [lng, lat] */
export async function searchKept(
  client: QueryClient,
  city: string,
  q: string,
  near: readonly [number, number] | null = null,
  most = 20,
): Promise<Found | null> {
  const known = await client.ensureQueryData(searchDocumentsQuery(city)).catch(() => null);
  if (!known) return null;
  const results = findDocuments(known.documents, q, near, most).map(
    ({ document: { names: _, words: __, rank: ___, ...shown }, distance }): SearchResult => ({
      ...shown,
      ...(distance === undefined ? {} : { distance: Math.round(distance) }),
    }),
  );
  return { query: q, results, kept: true };
}
