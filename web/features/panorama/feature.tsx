import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { PanoramaLink } from './panorama-link.tsx';

export default defineFeature({
  id: 'panorama',
  CardPart: PanoramaLink,
  Page: lazy(() => import('./panorama-page.tsx')),
});
