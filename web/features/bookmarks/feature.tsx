import { IconBookmark } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'bookmarks',
  panel: { order: 30, at: 'menu', icon: IconBookmark, shortcut: 'b', Panel: lazy(() => import('./bookmarks-panel.tsx')) },
});
