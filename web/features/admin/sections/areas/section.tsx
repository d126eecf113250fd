import { IconPolygon } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'areas',
  order: 20,
  group: 'rules',
  icon: IconPolygon,
  permission: 'edit:area',
  Section: lazy(() => import('./areas-section.tsx')),
});
