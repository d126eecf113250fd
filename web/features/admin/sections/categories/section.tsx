import { IconTags } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'categories',
  order: 30,
  group: 'rules',
  icon: IconTags,
  permission: 'edit:category',
  Section: lazy(() => import('./categories-section.tsx')),
});
