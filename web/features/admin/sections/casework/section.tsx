import { IconShieldCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'casework',
  order: 30,
  group: 'casework',
  icon: IconShieldCheck,
  permission: 'edit:casework',
  Section: lazy(() => import('./casework-section.tsx')),
});
