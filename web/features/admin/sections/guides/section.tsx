import { IconHeadphones } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'guides',
  order: 40,
  group: 'objects',
  icon: IconHeadphones,
  permission: 'read:guide-figures',
  Section: lazy(() => import('./guides-section.tsx')),
});
