import { IconMapPin } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'places',
  order: 10,
  group: 'objects',
  icon: IconMapPin,
  permission: 'edit:place',
  Section: lazy(() => import('./places-section.tsx')),
});
