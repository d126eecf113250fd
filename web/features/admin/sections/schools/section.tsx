import { IconSchool } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'schools',
  order: 20,
  group: 'objects',
  icon: IconSchool,
  permission: 'edit:school',
  Section: lazy(() => import('./schools-section.tsx')),
});
