import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({ id: 'duty', Page: lazy(() => import('./duty-page.tsx')) });
