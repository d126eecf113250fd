import { queryOptions } from '@tanstack/react-query';
import type { ModelList } from '../../../api/features/models/contract.ts';
import { getJson } from '../../lib/api.ts';

export const modelsQuery = (city: string) =>
  queryOptions({
    queryKey: ['models', city],
    queryFn: ({ signal }) => getJson<ModelList>(`/cities/${city}/models`, { signal }),
    staleTime: 300_000,
  });
