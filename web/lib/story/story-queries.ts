import { queryOptions } from '@tanstack/react-query';
import type { GuideList } from '../../../api/features/guides/contract.ts';
import type { TourDetail, TourList } from '../../../api/features/tours/contract.ts';
import { getJson } from '../api.ts';

const HOUR = 3_600_000;

export const guidesQuery = (city: string) =>
  queryOptions({
    queryKey: ['guides', city],
    queryFn: ({ signal }) => getJson<GuideList>(`/cities/${city}/guides`, { signal }),
    staleTime: HOUR,
  });

export const toursQuery = (city: string) =>
  queryOptions({
    queryKey: ['tours', city],
    queryFn: ({ signal }) => getJson<TourList>(`/cities/${city}/tours`, { signal }),
    staleTime: HOUR,
  });

export const tourQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['tour', city, id],
    queryFn: ({ signal }) => getJson<TourDetail>(`/cities/${city}/tours/${encodeURIComponent(id)}`, { signal }),
    staleTime: HOUR,
  });
