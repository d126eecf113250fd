import type { ShapeKind } from './shape.ts';
import { block, slab, steps } from './shapes/block.ts';
import { pavilion, stiltHouse, tripleGate } from './shapes/eastern.ts';
import { house } from './shapes/house.ts';
import { cliff, fields, pool, ribbon, rock, steam } from './shapes/landscape.ts';
import { bench, fence, flowerWall, fountain, lamp, lathe, lawns, stele } from './shapes/park.ts';
import { figure, flag } from './shapes/people.ts';
import { hedge, palm, tree } from './shapes/plant.ts';
import { rubble, wall } from './shapes/wall.ts';

const all: ShapeKind[] = [
  ...[block, slab, steps, house, wall, rubble, pavilion, tripleGate, stiltHouse],
  ...[tree, palm, hedge, rock, cliff, pool, ribbon, steam, fields],
  ...[lawns, fountain, flowerWall, stele, lamp, bench, fence, lathe, figure, flag],
];

/** What a site's shapes may be. */
export const KINDS: ReadonlyMap<string, ShapeKind> = new Map(all.map((kind) => [kind.kind, kind]));
