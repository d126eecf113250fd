import { IconListCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'audit',
  order: 20,
  group: 'people',
  icon: IconListCheck,
  permission: 'read:audit',
  Section: lazy(() => import('./audit-section.tsx')),
});
