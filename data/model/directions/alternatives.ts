import type { Snap } from './edge-index.ts';
import type { Travel } from './load-graph.ts';
import { findPath, type Path } from './path.ts';

/** When another way is worth showing. Shares of cost. */
export const ALTERNATIVE = {
  /** At most so many times the best. */
  longest: 1.5,
  /** At most so much of it lies on any way that is shown already. */
  shared: 0.65,
  /** A stretch beside the best way costs at most so many times the stretch that it replaces. */
  detour: 2,
};
/** Each round makes the links of the way just found so much dearer (penalty method). */
const PENALTY = 1.4;

/** Up to `wanted` ways besides `best`, cheapest first. The network's costs are raised meanwhile, which keeps the landmarks' bounds true. */
export function findAlternatives(travel: Travel, best: Path, from: Snap, to: Snap, wanted: number): Path[] {
  const { network, costs } = travel;
  const kept: Path[] = [best];
  if (best.cost === 0) return [];
  const raised = new Map<number, number>();
  try {
    let last = best;
    for (let round = 0; round < 3 * wanted + 2 && kept.length <= wanted; round++) {
      for (const { arc } of last.pieces)
        for (const way of [arc, arc ^ 1])
          for (let i = network.ofArcFirst[way] ?? 0; i < (network.ofArcFirst[way + 1] ?? 0); i++) {
            const link = network.ofArc[i] ?? 0;
            const cost = network.cost[link] ?? 0;
            if (!raised.has(link)) raised.set(link, cost);
            network.cost[link] = Math.min(0xffff_fffe, Math.round(cost * PENALTY));
          }
      const path = findPath(travel, from, to);
      if (!path) break;
      path.cost = path.pieces.reduce((sum, { arc, begin, end }) => sum + (end - begin) * (costs.cost[arc] ?? 0), 0);
      if (path.cost <= ALTERNATIVE.longest * best.cost && kept.every((one) => differs(travel, path, one)) && isDirect(travel, path, best))
        kept.push(path);
      last = path;
    }
  } finally {
    for (const [link, cost] of raised) network.cost[link] = cost;
  }
  return kept.slice(1).sort((a, b) => a.cost - b.cost);
}

function differs({ costs }: Travel, path: Path, other: Path): boolean {
  const theirs = new Set(other.pieces.map(({ arc }) => arc >> 1));
  const cost = ({ arc, begin, end }: Path['pieces'][number]) => (end - begin) * (costs.cost[arc] ?? 0);
  const shared = path.pieces.reduce((sum, piece) => sum + (theirs.has(piece.arc >> 1) ? cost(piece) : 0), 0);
  return shared <= ALTERNATIVE.shared * path.cost;
}

/** No street twice, never back to an earlier point of the best way, and no stretch that is far dearer than what it replaces. */
function isDirect({ costs, network }: Travel, path: Path, best: Path): boolean {
  if (new Set(path.pieces.map(({ arc }) => arc >> 1)).size < path.pieces.length) return false;
  const headOf = (arc: number) => network.original[network.head[network.ofArc[network.ofArcFirst[arc] ?? 0] ?? 0] ?? 0] ?? 0;
  const along = ({ pieces }: Path): [number, number][] => {
    let sum = 0;
    return pieces.map(({ arc, begin, end }) => {
      sum += (end - begin) * (costs.cost[arc] ?? 0);
      return [end === 1 ? headOf(arc) : -1, sum];
    });
  };
  const reached = new Map(along(best));
  let [mine, theirs] = [0, 0];
  for (const [node, sum] of along(path)) {
    const there = node < 0 ? best.cost : reached.get(node);
    if (there === undefined) continue;
    if (there <= theirs && sum > mine + 1) return false;
    if (sum - mine > ALTERNATIVE.detour * (there - theirs) + 20_000) return false;
    [mine, theirs] = [sum, there];
  }
  return true;
}
