import { useQuery } from '@tanstack/react-query';
import { useAtomValue } from 'jotai';
import { lazy, useEffect, useMemo, useState } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { useLiveReports } from '../../lib/live.ts';
import { localText } from '../../lib/local-text.ts';
import type { PinItem } from '../../lib/map.ts';
import { mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { reportsQuery } from '../../lib/queries.ts';
import { reportIcon } from '../../lib/report-icon.ts';

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

export default defineFeature({
  id: 'reports',
  feed: {
    accepts: (layer) => layer.config.source === 'reports',
    keys: () => ['report'],
    useLayer() {
      const { cityId, lang } = usePortal();
      const { data, isPending, error, refetch } = useQuery(reportsQuery(cityId));
      useLiveReports(cityId, useMapShown());
      const pins = useMemo(
        () =>
          data?.map((report): PinItem => {
            const icon = reportIcon(report.properties);
            const label = localText(report.properties.title, lang).normalize('NFC');
            return { id: `report:${report.id}`, position: report.geometry.coordinates, icon, label, rank: RANK[icon] ?? 5 };
          }),
        [data, lang],
      );
      return { pending: isPending, error, retry: () => void refetch(), pins };
    },
  },
  card: { types: ['report'], Card: lazy(() => import('./report-card.tsx')) },
});
