import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Heat } from '../../../api/features/cases/replay-contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { getJson } from '../../lib/api.ts';
import { askedOf, type CaseFilter } from '../../lib/case-filter.ts';
import type { MapLayer } from '../../lib/map.ts';
import { usePortal } from '../../lib/portal.ts';

const DAY = 86_400_000;
const USUAL = 30;

export interface HeatAsk {
  /** Days, the last one included. */
  from: string;
  to: string;
  /** Metres. */
  cell: number;
}
export interface HeatView {
  ask: HeatAsk;
  change(patch: Partial<HeatAsk>): void;
  data: Heat | undefined;
  pending: boolean;
  error: unknown;
  retry(): void;
  layer: MapLayer | null;
}

/** Where and when the reports of a filter came. @param on false: nothing is asked */
export function useHeat(on: boolean, filter: CaseFilter): HeatView {
  const { cityId, city } = usePortal();
  const [ask, setAsk] = useState<HeatAsk>(() => {
    const to = dayIn(city.scene.timeZone, new Date());
    return { from: new Date(Date.parse(`${to}T00:00:00Z`) - (USUAL - 1) * DAY).toISOString().slice(0, 10), to, cell: 250 };
  });
  const { sort: _, ...asked } = askedOf(filter);
  const query = useQuery({
    queryKey: ['heat', cityId, asked, ask],
    queryFn: ({ signal }) => getJson<Heat>(`/cities/${cityId}/heat`, { signal, search: { ...asked, ...ask }, timeout: 30_000 }),
    enabled: on,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const { data } = query;
  const layer = useMemo<MapLayer | null>(() => {
    if (!on || !data) return null;
    const most = data.cells[0]?.count ?? 1;
    return {
      config: {
        id: 'heat',
        technique: 'heat',
        title: { vi: 'heat' },
        group: 'places',
        visible: true,
        opacity: 1,
        formerly: [],
        config: {},
      },
      visible: true,
      opacity: 1,
      heat: data.cells.map(({ box, count }) => ({ box, share: count / (most + 1) })),
    };
  }, [on, data]);
  return {
    ask,
    change: (patch) => setAsk((old) => ({ ...old, ...patch })),
    data,
    pending: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    layer,
  };
}
