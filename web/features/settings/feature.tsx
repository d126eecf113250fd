import { IconSettings } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'settings',
  panel: { order: 60, at: 'menu', icon: IconSettings, Panel: lazy(() => import('./settings-panel.tsx')) },
});
