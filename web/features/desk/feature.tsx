import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({ id: 'desk', Page: lazy(() => import('./desk-page.tsx')) });
