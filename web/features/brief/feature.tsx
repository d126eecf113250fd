import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({ id: 'brief', Page: lazy(() => import('./brief-page.tsx')) });
