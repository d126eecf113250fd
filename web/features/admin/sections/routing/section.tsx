import { IconRoute } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'routing',
  order: 50,
  group: 'rules',
  icon: IconRoute,
  permission: 'edit:routing',
  Section: lazy(() => import('./routing-section.tsx')),
});
