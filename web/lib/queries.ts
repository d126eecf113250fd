/** What the server owns, as query descriptions: whoever asks for the same thing shares one answer. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { BoundaryCollection } from '../../api/features/boundaries/contract.ts';
import type { CameraFeature } from '../../api/features/cameras/contract.ts';
import type { City, CityList } from '../../api/features/cities/contract.ts';
import type { PlaceDetailFeature, PlaceFeature } from '../../api/features/places/contract.ts';
import type { ReportFeature } from '../../api/features/reports/contract.ts';
import { getJson } from './api.ts';

const MINUTE = 60_000;
const PAGE = 1000;
/** A map of more objects than this is read by the list's own pages, not as pins. */
const MAX_PAGES = 120;

interface Page<T> {
  features: T[];
  numberMatched: number;
  nextCursor?: string | undefined;
}

async function everyPage<T>(path: string, search: Record<string, string>, signal: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await getJson<Page<T>>(path, { signal, search: { ...search, limit: PAGE, cursor } });
    all.push(...answer.features);
    cursor = answer.nextCursor;
    if (!cursor) break;
  }
  return all;
}

/** Rows the list reads at once. */
const LIST_PIECE = 500;

const pieces =
  <T>(path: string) =>
  (city: string, search: Record<string, string>) =>
    infiniteQueryOptions({
      queryKey: ['pieces', path, city, search],
      queryFn: ({ signal, pageParam }) =>
        getJson<Page<T>>(`/cities/${city}/${path}`, { signal, search: { ...search, limit: LIST_PIECE, cursor: pageParam } }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor,
      staleTime: MINUTE,
    });

/** For the list: what the server finds, read on by its cursor. Empty parameters are left out. */
export const placesPages = pieces<PlaceFeature>('places');
export const camerasPages = pieces<CameraFeature>('cameras');
export const reportsPages = pieces<ReportFeature>('reports');

export const citiesQuery = queryOptions({
  queryKey: ['cities'],
  queryFn: ({ signal }) => getJson<CityList>('/cities', { signal }),
  staleTime: MINUTE,
});

/** Asks again every second while the city's model is being made, now and then after a build that failed: the server tries again. */
export const cityQuery = (city: string) =>
  queryOptions({
    queryKey: ['city', city],
    queryFn: ({ signal }) => getJson<City>(`/cities/${city}`, { signal }),
    staleTime: 5 * MINUTE,
    refetchInterval: (query) => {
      const state = query.state.data?.model.state;
      if (state === 'failed') return 15_000;
      return state === 'building' || state === 'missing' ? 1000 : false;
    },
  });

/** @param kinds place kind ids; empty means all. */
export const placesQuery = (city: string, kinds: readonly string[]) =>
  queryOptions({
    queryKey: ['places', city, [...kinds].sort().join(',')],
    queryFn: ({ signal }) => everyPage<PlaceFeature>(`/cities/${city}/places`, { kind: [...kinds].sort().join(',') }, signal),
    staleTime: 5 * MINUTE,
  });

export const placeQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['place', city, id],
    queryFn: ({ signal }) => getJson<PlaceDetailFeature>(`/cities/${city}/places/${encodeURIComponent(id)}`, { signal }),
    staleTime: MINUTE,
  });

export const cameraQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['camera', city, id],
    queryFn: ({ signal }) => getJson<CameraFeature>(`/cities/${city}/cameras/${encodeURIComponent(id)}`, { signal }),
    staleTime: 5 * MINUTE,
  });

export const reportQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['report', city, id],
    queryFn: ({ signal }) => getJson<ReportFeature>(`/cities/${city}/reports/${encodeURIComponent(id)}`, { signal }),
    staleTime: MINUTE,
  });

export const camerasQuery = (city: string) =>
  queryOptions({
    queryKey: ['cameras', city],
    queryFn: ({ signal }) => everyPage<CameraFeature>(`/cities/${city}/cameras`, {}, signal),
    staleTime: 5 * MINUTE,
  });

export const reportsQuery = (city: string) =>
  queryOptions({
    queryKey: ['reports', city],
    queryFn: ({ signal }) => everyPage<ReportFeature>(`/cities/${city}/reports`, {}, signal),
    staleTime: MINUTE,
  });

/** @param on `YYYY-MM-DD`; null is today in the city's time zone. */
export const boundariesQuery = (city: string, on: string | null) =>
  queryOptions({
    queryKey: ['boundaries', city, on],
    queryFn: ({ signal }) => getJson<BoundaryCollection>(`/cities/${city}/boundaries`, { signal, search: { on: on ?? undefined } }),
    staleTime: 30 * MINUTE,
  });

/** Degrees: about a kilometre each way. */
const NEAR = 0.01;

/** Places around [lng, lat]. */
export const nearbyQuery = (city: string, [lng, lat]: readonly [number, number]) =>
  queryOptions({
    queryKey: ['nearby', city, lng.toFixed(3), lat.toFixed(3)],
    queryFn: ({ signal }) => {
      const bbox = [lng - NEAR, lat - NEAR, lng + NEAR, lat + NEAR].map((n) => n.toFixed(5)).join(',');
      return getJson<Page<PlaceFeature>>(`/cities/${city}/places`, { signal, search: { bbox, limit: 200 } });
    },
    staleTime: MINUTE,
  });
