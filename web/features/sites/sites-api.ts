import { queryOptions } from '@tanstack/react-query';
import type { SiteList } from '../../../api/features/sites/contract.ts';
import { getJson } from '../../lib/api.ts';

export const sitesQuery = (city: string) =>
  queryOptions({
    queryKey: ['sites', city],
    queryFn: ({ signal }) => getJson<SiteList>(`/cities/${city}/sites`, { signal }),
    staleTime: 3_600_000,
  });
