import { queryOptions } from '@tanstack/react-query';
import type { SearchResults } from '../../api/features/search/contract.ts';
import { ApiError, getJson } from './api.ts';
import { type Found, searchKept } from './search-kept.ts';

/** While the server is away, what was taken along is looked through. @param near [lng, lat] that nearer results rank before. */
export const searchQuery = (city: string, q: string, lang: string, near: readonly [number, number] | null) =>
  queryOptions({
    queryKey: ['search', city, q, lang, near?.map((n) => n.toFixed(3)).join(',')],
    queryFn: async ({ signal, client }): Promise<Found> => {
      const search = { q, lang, near: near ? near.map((n) => n.toFixed(5)).join(',') : undefined, limit: 20 };
      try {
        return await getJson<SearchResults>(`/cities/${city}/search`, { signal, search });
      } catch (error) {
        const kept = error instanceof ApiError && error.code === 'offline' ? await searchKept(client, city, q, near) : null;
        if (!kept) throw error;
        return kept;
      }
    },
    staleTime: 60_000,
  });
