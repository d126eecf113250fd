import { useQuery } from '@tanstack/react-query';
import { useAtomValue } from 'jotai';
import { lazy, useEffect, useMemo, useState } from 'react';
import type { ReportFeature } from '../../../api/features/reports/contract.ts';
import { defineFeature } from '../../lib/feature.ts';
import { useLiveReports } from '../../lib/live.ts';
import { localText } from '../../lib/local-text.ts';
import type { PinItem, SelectionKey } from '../../lib/map.ts';
import { mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { reportQuery, reportsQuery } from '../../lib/queries.ts';
import { reportIcon } from '../../lib/report-icon.ts';
import { MANY_REPORTS, useReportTiles } from '../../lib/report-tiles.ts';

/** Milliseconds. */
const LONG = 20_000;
const RANK: Record<string, number> = { 'report-late': 30, 'report-new': 25, 'report-progress': 20 };

/** The map is there, or will not come. */
function useMapShown(): boolean {
  const shown = useAtomValue(mapShownAtom);
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), LONG);
    return () => clearTimeout(timer);
  }, []);
  return shown || waited;
}

function pinOf(report: ReportFeature, lang: string): PinItem {
  const icon = reportIcon(report.properties);
  const label = localText(report.properties.title, lang).normalize('NFC');
  return { id: `report:${report.id}`, position: report.geometry.coordinates, icon, label, rank: RANK[icon] ?? 5 };
}

/** The report that is picked, which may be one of a heap's. */
function usePicked(cityId: string, selection: SelectionKey | null | false): ReportFeature | undefined {
  const id = selection && selection.startsWith('report:') ? selection.slice('report:'.length) : null;
  return useQuery({ ...reportQuery(cityId, id ?? ''), enabled: id !== null }).data;
}

export default defineFeature({
  id: 'reports',
  feed: {
    accepts: (layer) => layer.config.source === 'reports',
    keys: () => ['report'],
    useLayer() {
      const { cityId, city, lang, state } = usePortal();
      const many = (city.counts.report ?? 0) > MANY_REPORTS;
      const { data, isPending, error, refetch } = useQuery({ ...reportsQuery(cityId), enabled: !many });
      const tiles = useReportTiles({ path: `/cities/${cityId}/reports/tiles`, search: '' }, many);
      const { touch } = tiles;
      useLiveReports(cityId, useMapShown(), ({ id, feature }) => many && touch(id, feature?.geometry.coordinates));
      const picked = usePicked(cityId, many && state.selection);
      const all = useMemo(() => data?.map((report) => pinOf(report, lang)), [data, lang]);
      const found = useMemo(() => {
        if (!tiles.marks) return;
        const { pins } = tiles.marks;
        return picked ? [...pins.filter((pin) => pin.id !== `report:${picked.id}`), pinOf(picked, lang)] : pins;
      }, [tiles.marks, picked, lang]);
      // The list stays until the tiles are there.
      if (many && (found || !all))
        return { pending: !found, error: tiles.error, retry: tiles.retry, pins: found, heaps: tiles.marks?.heaps };
      return { pending: isPending, error, retry: () => void refetch(), pins: all };
    },
  },
  card: { types: ['report'], Card: lazy(() => import('./report-card.tsx')) },
});
