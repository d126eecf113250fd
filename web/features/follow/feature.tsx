import { IconBell } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'follow',
  panel: { order: 45, at: 'menu', icon: IconBell, Panel: lazy(() => import('./follow-panel.tsx')) },
  Page: lazy(() => import('./follow-page.tsx')),
});
