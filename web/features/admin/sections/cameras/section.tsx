import { IconCamera } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'cameras',
  order: 30,
  group: 'objects',
  icon: IconCamera,
  permission: 'edit:camera',
  Section: lazy(() => import('./cameras-section.tsx')),
});
