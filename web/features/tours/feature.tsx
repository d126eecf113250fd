import { IconRoute } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'tours',
  panel: { order: 13, at: 'menu', icon: IconRoute, Panel: lazy(() => import('./tours-panel.tsx')) },
  Page: lazy(() => import('./tours-page.tsx')),
});
