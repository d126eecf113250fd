import { IconBuildingSkyscraper } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'cities',
  panel: { order: 70, at: 'menu', icon: IconBuildingSkyscraper, shortcut: 'c', Panel: lazy(() => import('./cities-panel.tsx')) },
});
