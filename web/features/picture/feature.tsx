import { IconCamera } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'picture',
  panel: { order: 40, at: 'menu', icon: IconCamera, shortcut: 'p', Panel: lazy(() => import('./picture-panel.tsx')) },
});
