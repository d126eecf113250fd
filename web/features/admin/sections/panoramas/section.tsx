import { IconView360 } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'panoramas',
  order: 46,
  group: 'objects',
  icon: IconView360,
  permission: 'edit:tour',
  Section: lazy(() => import('./panoramas-section.tsx')),
});
