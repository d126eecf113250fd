import { IconHeadphones } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { GuideDock } from './guide-dock.tsx';
import { ListenLink } from './listen-link.tsx';

export default defineFeature({
  id: 'guide',
  panel: { order: 12, at: 'menu', icon: IconHeadphones, Panel: lazy(() => import('./guide-panel.tsx')) },
  Dock: GuideDock,
  CardPart: ListenLink,
  Page: lazy(() => import('./guide-page.tsx')),
});
