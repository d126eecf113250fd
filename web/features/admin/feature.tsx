import { lazy } from 'react';
import { loadWords } from '../../i18n/start-i18n.ts';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'admin',
  Page: lazy(async () => {
    const [page] = await Promise.all([import('./admin-page.tsx'), loadWords('admin')]);
    return page;
  }),
});
