import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Figures } from '../../../api/features/cases/figures-contract.ts';
import { getJson } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';

/** Figures are computed from the whole log: an answer may take longer than others. Milliseconds. */
const PATIENCE = 40_000;

const figuresQuery = (city: string, by: Figures['by'], from: string, to: string) =>
  queryOptions({
    queryKey: ['figures', city, by, from, to],
    queryFn: ({ signal }) => getJson<Figures>(`/cities/${city}/figures`, { signal, search: { by, from, to }, timeout: PATIENCE }),
    staleTime: 60_000,
  });

/** The figures of a period; the former stay on the screen until the next are there. */
export function useFigures(by: Figures['by'], from: string, to: string) {
  const { cityId } = usePortal();
  return useQuery({ ...figuresQuery(cityId, by, from, to), placeholderData: keepPreviousData });
}
