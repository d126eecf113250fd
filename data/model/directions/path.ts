import type { Snap } from './edge-index.ts';
import type { Travel } from './load-graph.ts';
import type { Found, Terminal } from './search.ts';

/** A stretch of one arc: shares of its length in the direction in which it is gone. */
export interface Piece {
  arc: number;
  begin: number;
  end: number;
}
export interface Path {
  cost: number;
  pieces: Piece[];
}

/** The cheapest way between two places on the streets; null where there is none. */
export function findPath(travel: Travel, from: Snap, to: Snap): Path | null {
  const { network, search } = travel;
  const direct = directPiece(travel, from, to);
  const limit = direct ? direct.cost : Number.POSITIVE_INFINITY;
  const found = search.find(startsOf(travel, from), endsOf(travel, to), limit);
  if (!found) return direct;
  return { cost: found.cost, pieces: piecesOf(found, from, to) };

  function piecesOf({ start, end, links }: Found, a: Snap, b: Snap): Piece[] {
    const [first, last] = [start.arc ?? 0, end.arc ?? 0];
    const lead = { arc: first, begin: shareAlong(first, a.share), end: 1 };
    const tail = { arc: last, begin: 0, end: shareAlong(last, b.share) };
    const between = links.map((link): Piece => ({ arc: network.arc[link] ?? 0, begin: 0, end: 1 }));
    return [lead, ...between, tail].filter((piece) => piece.end > piece.begin);
  }
}

/** Ends of the edge that can be reached from a place on it. */
function startsOf({ network, costs }: Travel, { edge, share }: Snap): Terminal[] {
  return [2 * edge, 2 * edge + 1].flatMap((arc) => {
    const link = network.ofArc[network.ofArcFirst[arc] ?? 0];
    if (network.ofArcFirst[arc] === network.ofArcFirst[arc + 1] || link === undefined) return [];
    return [{ node: network.head[link] ?? 0, cost: (1 - shareAlong(arc, share)) * (costs.cost[arc] ?? 0), arc }];
  });
}

/** Nodes from which the place's edge may be entered, copies of nodes among them. */
function endsOf({ network, costs }: Travel, { edge, share }: Snap): Terminal[] {
  return [2 * edge, 2 * edge + 1].flatMap((arc) => {
    const links = network.ofArc.subarray(network.ofArcFirst[arc] ?? 0, network.ofArcFirst[arc + 1] ?? 0);
    return Array.from(links, (link) => ({
      node: network.tail[link] ?? 0,
      cost: shareAlong(arc, share) * (costs.cost[arc] ?? 0),
      arc,
    }));
  });
}

/** Both places on one edge, in a direction in which it may be gone. */
function directPiece({ network, costs }: Travel, from: Snap, to: Snap): Path | null {
  if (from.edge !== to.edge) return null;
  const arc = to.share >= from.share ? 2 * from.edge : 2 * from.edge + 1;
  if (network.ofArcFirst[arc] === network.ofArcFirst[arc + 1]) return null;
  const [begin, end] = [shareAlong(arc, from.share), shareAlong(arc, to.share)];
  return { cost: (end - begin) * (costs.cost[arc] ?? 0), pieces: [{ arc, begin, end }] };
}

function shareAlong(arc: number, share: number): number {
  return arc & 1 ? 1 - share : share;
}
