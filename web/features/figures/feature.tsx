import { IconChartBar } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'figures',
  panel: { order: 65, at: 'menu', icon: IconChartBar, Panel: lazy(() => import('./figures-panel.tsx')) },
  Page: lazy(() => import('./figures-page.tsx')),
});
