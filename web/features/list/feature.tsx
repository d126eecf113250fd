import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({ id: 'list', Page: lazy(() => import('./list-page.tsx')) });
