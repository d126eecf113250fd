import { defineFeature } from '../../lib/feature.ts';
import { LocateTool } from './locate-tool.tsx';

export default defineFeature({ id: 'locate', tool: { order: 10, Tool: LocateTool } });
