import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({
  id: 'models',
  card: { types: ['model'], Card: lazy(() => import('./model-card.tsx')) },
  Scene: lazy(() => import('./scene/model-scene.tsx')),
});
