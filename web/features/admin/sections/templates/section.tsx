import { IconTemplate } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'templates',
  order: 20,
  group: 'casework',
  icon: IconTemplate,
  permission: 'edit:template',
  Section: lazy(() => import('./templates-section.tsx')),
});
