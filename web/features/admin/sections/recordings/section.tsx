import { IconMicrophone } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'recordings',
  order: 45,
  group: 'objects',
  icon: IconMicrophone,
  permission: 'edit:tour',
  Section: lazy(() => import('./recordings-section.tsx')),
});
