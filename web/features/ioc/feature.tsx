import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export default defineFeature({ id: 'ioc', Page: lazy(() => import('./ioc-page.tsx')) });
