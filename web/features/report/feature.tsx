import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { ReportDock } from './report-dock.tsx';
import { ReportEntry } from './report-entry.tsx';

export default defineFeature({
  id: 'report',
  Head: ReportEntry,
  Dock: ReportDock,
  Page: lazy(() => import('./report-page.tsx')),
});
