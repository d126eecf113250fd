import type { LngLat, Mode } from './answer.ts';
import type { LoadedGraph } from './load-graph.ts';
import { route } from './route.ts';

/** From row to column, in the order of the positions; null where no way leads, 0 from a position to itself. */
export interface TravelMatrix {
  seconds: (number | null)[][];
  metres: (number | null)[][];
}

/** Times and lengths of the ways between all of some positions, each as `route` answers it. A barred way is none. */
export function travelMatrix(loaded: LoadedGraph, points: readonly LngLat[], by: Mode): TravelMatrix {
  const ways = points.map((from, i) =>
    points.map((to, j) => {
      if (i === j) return { seconds: 0, metres: 0 };
      const answer = route(loaded, { from, to, by });
      return answer.state === 'found' ? (answer.routes[0] ?? null) : null;
    }),
  );
  return {
    seconds: ways.map((row) => row.map((way) => way?.seconds ?? null)),
    metres: ways.map((row) => row.map((way) => way?.metres ?? null)),
  };
}
