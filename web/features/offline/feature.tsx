import { IconDownload } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { OfflineBanner } from './offline-banner.tsx';

export default defineFeature({
  id: 'offline',
  panel: { order: 14, at: 'menu', icon: IconDownload, Panel: lazy(() => import('./offline-body.tsx')) },
  Banner: OfflineBanner,
  Page: lazy(() => import('./offline-page.tsx')),
});
