import { IconCube } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'models',
  order: 12,
  group: 'objects',
  icon: IconCube,
  permission: 'edit:place',
  Section: lazy(() => import('./models-section.tsx')),
});
