import { IconMicrophone } from '@tabler/icons-react';
import { lazy } from 'react';
import { loadWords } from '../../../../i18n/start-i18n.ts';
import { defineSection } from '../../define-section.ts';

export default defineSection({
  id: 'recordings',
  order: 45,
  group: 'objects',
  icon: IconMicrophone,
  permission: 'edit:tour',
  Section: lazy(async () => {
    const [section] = await Promise.all([import('./recordings-section.tsx'), loadWords('recordings')]);
    return section;
  }),
});
