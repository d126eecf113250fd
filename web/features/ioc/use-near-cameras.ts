import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { type NearCamera, nearestCameras } from '../../lib/nearest-cameras.ts';
import { usePortal } from '../../lib/portal.ts';
import { camerasQuery } from '../../lib/queries.ts';

const NONE: NearCamera[] = [];

/** The cameras about a case, for its card and for the map alike. */
export function useNearCameras(item: Pick<CaseSummary, 'position'> | null | undefined): { near: NearCamera[]; pending: boolean } {
  const { cityId } = usePortal();
  const { data, isPending } = useQuery(camerasQuery(cityId));
  const [lng, lat] = item?.position ?? [];
  const near = useMemo(() => (data && lng !== undefined && lat !== undefined ? nearestCameras(data, [lng, lat]) : NONE), [data, lng, lat]);
  return { near, pending: isPending };
}
