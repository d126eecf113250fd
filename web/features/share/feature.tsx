import { IconShare2 } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'share',
  panel: { order: 20, at: 'bar', icon: IconShare2, shortcut: 's', Panel: lazy(() => import('./share-panel.tsx')) },
});
