import { lazy } from 'react';
import { loadWords } from '../../i18n/start-i18n.ts';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'studio',
  Page: lazy(async () => {
    const [page] = await Promise.all([import('./studio-page.tsx'), loadWords('studio'), loadWords('recordings')]);
    return page;
  }),
});
