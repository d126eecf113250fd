import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePortal } from '../../lib/portal.ts';
import { camerasQuery, placesQuery, reportsQuery } from '../../lib/queries.ts';
import { cameraRow, type ListRow, placeRow, reportRow } from './list-row.ts';

/** All that the city shows, as rows; what failed is named and the rest is there. */
export function useListRows(): { rows: ListRow[]; pending: boolean; failures: { error: unknown; retry: () => void }[] } {
  const { cityId, city, lang } = usePortal();
  const places = useQuery(placesQuery(cityId, []));
  const cameras = useQuery(camerasQuery(cityId));
  const reports = useQuery(reportsQuery(cityId));
  const rows = useMemo(
    () => [
      ...(places.data ?? []).map((p) => placeRow(p, lang)),
      ...(cameras.data ?? []).map((c) => cameraRow(c, city, lang)),
      ...(reports.data ?? []).map((r) => reportRow(r, lang)),
    ],
    [places.data, cameras.data, reports.data, city, lang],
  );
  const all = [places, cameras, reports];
  return {
    rows,
    pending: all.some((q) => q.isPending && !q.error),
    failures: all.flatMap((q) => (q.error && !q.data ? [{ error: q.error, retry: () => void q.refetch() }] : [])),
  };
}
