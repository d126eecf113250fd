import { IconStack2 } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'layers',
  panel: { order: 10, at: 'bar', icon: IconStack2, shortcut: 'l', Panel: lazy(() => import('./layers-panel.tsx')) },
});
