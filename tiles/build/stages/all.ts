import type { Stage } from '../stage.ts';
import { basemap } from './basemap.ts';
import { buildings } from './buildings.ts';
import { searchIndex } from './search-index.ts';
import { sites } from './sites.ts';
import { streetsGraph } from './streets-graph.ts';
import { terrain } from './terrain.ts';
import { trees } from './trees.ts';

/** In order: what stands on the ground comes after the ground. */
export const STAGES: Stage[] = [terrain, buildings, trees, sites, basemap, searchIndex, streetsGraph];
