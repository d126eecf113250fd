import { IconKeyboard } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'shortcuts',
  panel: { order: 80, at: 'menu', icon: IconKeyboard, shortcut: '?', Panel: lazy(() => import('./shortcuts-panel.tsx')) },
});
