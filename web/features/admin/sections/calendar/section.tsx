import { IconCalendarEvent } from '@tabler/icons-react';
import { lazy } from 'react';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'calendar',
  order: 40,
  group: 'rules',
  icon: IconCalendarEvent,
  permission: 'edit:calendar',
  Section: lazy(() => import('./calendar-section.tsx')),
});
