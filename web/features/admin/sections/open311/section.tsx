import { IconKey } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'open311',
  order: 15,
  group: 'people',
  icon: IconKey,
  permission: 'manage:open311-key',
  Section: lazy(() => import('./open311-section.tsx')),
});
