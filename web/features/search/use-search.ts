import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { isPlaceLayer, placeKinds } from '../../lib/place-kinds.ts';
import { usePortal } from '../../lib/portal.ts';
import { nearbyQuery, placesQuery, searchQuery } from '../../lib/queries.ts';
import { nearestPlaces } from './nearest-places.ts';
import { searchHere } from './search-here.ts';

const FOUND = 20;
const CLOSE = 5;
const noNetwork = (error: unknown): boolean => error instanceof ApiError && error.code === 'offline';

export interface Search {
  /** What fits the words; places around while there are none. */
  results: SearchResult[];
  fetching: boolean;
  error: unknown;
  /** The network is away: only places that the device has were looked through. */
  here: boolean;
  retry(): void;
}

/** Asks the server for the words; without a network, looks through the places that are on the map or were taken along. */
export function useSearch(words: string, near: readonly [number, number] | null): Search {
  const { cityId, city, lang } = usePortal();
  const centre = near ?? city.scene.centre;
  const open = near !== null;
  const asked = words.length > 0;
  const found = useQuery({
    ...searchQuery(cityId, words, lang, near),
    enabled: open && asked,
    placeholderData: keepPreviousData,
  });
  const around = useQuery({ ...nearbyQuery(cityId, centre), enabled: open && !asked });
  const here = open && noNetwork(asked ? found.error : around.error);
  const places = useQueries({
    queries: city.scene.layers.filter(isPlaceLayer).map((layer) => ({ ...placesQuery(cityId, placeKinds(layer)), enabled: here })),
    combine: (layers) => ({
      known: layers.flatMap(({ data }) => data ?? []),
      fetching: layers.some(({ isFetching }) => isFetching),
      failed: layers.every(({ isError }) => isError),
    }),
  });
  const results = useMemo(() => {
    if (!open) return [];
    if (!asked) return nearestPlaces(here ? places.known : (around.data?.features ?? []), centre, CLOSE);
    if (!here) return found.data?.results ?? [];
    return searchHere(places.known, words, new Map(city.kinds.map(({ id, rank }) => [id, rank])), centre, FOUND);
  }, [open, asked, here, places.known, around.data, found.data, words, city.kinds, centre]);
  const lost = !here || places.failed;
  return {
    results,
    fetching: found.isFetching || (here && places.fetching),
    error: asked && lost ? found.error : null,
    here: here && !places.failed,
    retry: () => void found.refetch(),
  };
}
