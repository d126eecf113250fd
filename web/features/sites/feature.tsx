import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { PartList } from './part-list.tsx';

export default defineFeature({
  id: 'sites',
  card: { types: ['part'], Card: lazy(() => import('./part-card.tsx')) },
  CardPart: PartList,
});
