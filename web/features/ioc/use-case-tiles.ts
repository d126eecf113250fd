import { useMemo } from 'react';
import { askedOf, type CaseFilter } from '../../lib/case-filter.ts';
import { MANY_REPORTS, type ReportTiles, useReportTiles } from '../../lib/report-tiles.ts';

/**
 * The queue's cases by tiles of the map, where they are too many for the pins of its rows.
 * @param total how many fit the filter; undefined: none are asked for
 */
export function useCaseTiles(cityId: string, filter: CaseFilter, total: number | undefined): ReportTiles {
  const search = useMemo(() => {
    const { sort: _, ...asked } = askedOf(filter);
    return new URLSearchParams(asked).toString();
  }, [filter]);
  return useReportTiles({ path: `/cities/${cityId}/cases/tiles`, search }, (total ?? 0) > MANY_REPORTS);
}
