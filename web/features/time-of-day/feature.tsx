import { defineFeature } from '../../lib/feature.ts';
import { TimeDock } from './time-dock.tsx';

export default defineFeature({ id: 'time-of-day', Dock: TimeDock });
