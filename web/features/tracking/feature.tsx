import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({ id: 'tracking', Page: lazy(() => import('./tracking-page.tsx')) });
