import { useQuery } from '@tanstack/react-query';
import { getJson } from '../../../lib/api.ts';
import { usePortal } from '../../../lib/portal.ts';

export const adminKey = (city: string, path: string) => ['admin', city, path] as const;

/** Reads `/api/cities/<city>/admin/<path>`, anew whenever a section is opened. */
export function useAdminQuery<T>(path: string) {
  const { cityId } = usePortal();
  return useQuery({
    queryKey: adminKey(cityId, path),
    queryFn: ({ signal }) => getJson<T>(`/cities/${cityId}/admin/${path}`, { signal }),
    staleTime: 0,
  });
}
