import { IconRoute } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { DirectionsLink } from './directions-link.tsx';
import { OpenByLink } from './open-by-link.tsx';

export default defineFeature({
  id: 'directions',
  panel: { order: 11, at: 'menu', icon: IconRoute, Panel: lazy(() => import('./directions-panel.tsx')) },
  CardPart: DirectionsLink,
  Dock: OpenByLink,
  Scene: lazy(() => import('./scene/route-scene.tsx')),
});
