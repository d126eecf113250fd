import { queryOptions } from '@tanstack/react-query';
import type { PanoramaList } from '../../../api/features/panoramas/contract.ts';
import { getJson } from '../../lib/api.ts';

const MINUTES = 300_000;

export const panoramasQuery = (city: string) =>
  queryOptions({
    queryKey: ['panoramas', city],
    queryFn: ({ signal }) => getJson<PanoramaList>(`/cities/${city}/panoramas`, { signal }),
    staleTime: MINUTES,
  });
