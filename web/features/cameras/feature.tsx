import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import type { CameraFeature } from '../../../api/features/cameras/contract.ts';
import { defineFeature } from '../../lib/feature.ts';
import { localText } from '../../lib/local-text.ts';
import type { PinItem } from '../../lib/map.ts';
import { usePortal } from '../../lib/portal.ts';
import { camerasQuery } from '../../lib/queries.ts';

/** Cameras step back behind places when labels collide. */
const RANK = 10;

export function cameraPin({ id, geometry, properties }: CameraFeature, lang: string): PinItem {
  const { heading, fieldOfView, range } = properties;
  return {
    id: `camera:${id}`,
    position: geometry.coordinates,
    icon: 'camera',
    label: localText(properties.name, lang).normalize('NFC'),
    rank: RANK,
    cone: { heading, fieldOfView, range },
  };
}

export default defineFeature({
  id: 'cameras',
  feed: {
    accepts: (layer) => layer.config.source === 'cameras',
    keys: () => ['camera'],
    useLayer() {
      const { cityId, lang } = usePortal();
      const { data, isPending, error, refetch } = useQuery(camerasQuery(cityId));
      const pins = useMemo(() => data?.map((camera) => cameraPin(camera, lang)), [data, lang]);
      return { pending: isPending, error, retry: () => void refetch(), pins };
    },
  },
  card: { types: ['camera'], Card: lazy(() => import('./camera-card.tsx')) },
});
