import { queryOptions } from '@tanstack/react-query';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import { getJson } from '../../lib/api.ts';

const HOUR = 3_600_000;

export const guideQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['guide', city, id],
    queryFn: ({ signal }) => getJson<GuideDetail>(`/cities/${city}/guides/${encodeURIComponent(id)}`, { signal }),
    staleTime: HOUR,
  });
