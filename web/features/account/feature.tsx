import { IconUserCircle } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'account',
  panel: { order: 70, at: 'menu', icon: IconUserCircle, Panel: lazy(() => import('./account-panel.tsx')) },
  Page: lazy(() => import('./account-page.tsx')),
});
