import { IconInfoCircle } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'about',
  panel: { order: 90, at: 'menu', icon: IconInfoCircle, Panel: lazy(() => import('./about-panel.tsx')) },
});
