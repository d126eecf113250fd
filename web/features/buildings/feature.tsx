import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'buildings',
  card: { types: ['building'], Card: lazy(() => import('./building-card.tsx')) },
});
