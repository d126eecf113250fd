import { IconAward } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'passport',
  panel: { order: 14, at: 'menu', icon: IconAward, Panel: lazy(() => import('./passport-view.tsx')) },
  Page: lazy(() => import('./passport-page.tsx')),
});
