import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import { getJson } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';
import { guidesQuery } from '../../lib/story/story-queries.ts';
import type { GuideStops } from './draft-edits.ts';

const guideQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['guide', city, id],
    queryFn: ({ signal }) => getJson<GuideDetail>(`/cities/${city}/guides/${encodeURIComponent(id)}`, { signal }),
    staleTime: 3_600_000,
  });

/** The city's guides with their stops, as far as they have come. */
export function useGuides(): { guides: GuideDetail[]; stops: GuideStops } {
  const { cityId } = usePortal();
  const { data } = useQuery(guidesQuery(cityId));
  return useQueries({
    queries: (data?.guides ?? []).map(({ id }) => guideQuery(cityId, id)),
    combine: collect,
  });
}

function collect(results: { data?: GuideDetail | undefined }[]): { guides: GuideDetail[]; stops: GuideStops } {
  const guides = results.flatMap(({ data }) => data ?? []);
  return { guides, stops: new Map(guides.flatMap(({ id, stops }) => stops.map((stop) => [`${id}/${stop.id}`, stop] as const))) };
}
