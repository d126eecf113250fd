import { IconMap2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';

export default defineFeature({
  id: 'boundaries',
  feed: {
    accepts: (layer) => layer.config.source === 'boundaries',
    keys: () => [],
    useLayer() {
      const { cityId, state } = usePortal();
      const { data, isPending, error, refetch } = useQuery(boundariesQuery(cityId, state.day));
      return { pending: isPending, error, retry: () => void refetch(), areas: data?.features };
    },
  },
  card: { types: ['area'], Card: lazy(() => import('./area-card.tsx')) },
  panel: { order: 50, at: 'menu', icon: IconMap2, Panel: lazy(() => import('./boundaries-panel.tsx')) },
});
