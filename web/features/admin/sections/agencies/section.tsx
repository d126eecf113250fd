import { IconBuildingCommunity } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'agencies',
  order: 10,
  group: 'rules',
  icon: IconBuildingCommunity,
  permission: 'edit:agency',
  Section: lazy(() => import('./agencies-section.tsx')),
});
