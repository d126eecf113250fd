import { IconUsers } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'users',
  order: 10,
  group: 'people',
  icon: IconUsers,
  permission: 'manage:users',
  Section: lazy(() => import('./users-section.tsx')),
});
