import { expect, it } from 'vitest';
import type { LngLat } from './answer.ts';
import { gridGraph } from './grid-graph.factory.ts';
import { prepareGraph } from './load-graph.ts';
import { travelMatrix } from './matrix.ts';
import { route } from './route.ts';

const graph = gridGraph({ columns: 12, rows: 12, seed: 3 });
const loaded = prepareGraph(graph);
const at = (node: number): LngLat => [(graph.nodeLng[node] ?? 0) / 1e6, (graph.nodeLat[node] ?? 0) / 1e6];

it('holds what each way takes by itself, there and back, and nothing where there is no way', () => {
  const points = [at(1), at(40), at(100), [0, 0] as const];
  const { seconds, metres } = travelMatrix(loaded, points, 'bicycle');
  for (const [i, from] of points.entries())
    for (const [j, to] of points.entries()) {
      const answer = i === j ? undefined : route(loaded, { from, to, by: 'bicycle' });
      const way = answer?.state === 'found' ? answer.routes[0] : undefined;
      expect(seconds[i]?.[j]).toBe(i === j ? 0 : (way?.seconds ?? null));
      expect(metres[i]?.[j]).toBe(i === j ? 0 : (way?.metres ?? null));
    }
  expect(seconds[0]?.[1]).toBeGreaterThan(0);
  expect(seconds[0]?.[3]).toBeNull();
});
