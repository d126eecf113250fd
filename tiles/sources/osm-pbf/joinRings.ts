import type { Position } from '../../../data/contract.ts';

/** Joins ways (lists of node ids) end to end into closed rings (first id not repeated); `open` is how many chains did not close. */
export function joinRings(ways: readonly (readonly number[])[]): { rings: number[][]; open: number } {
  const rings: number[][] = [];
  const chains = new Set<number[]>();
  const ends = new Map<number, Set<number[]>>();
  const enlist = (chain: number[]): void => {
    chains.add(chain);
    for (const end of [chain[0] ?? 0, chain[chain.length - 1] ?? 0]) ends.set(end, (ends.get(end) ?? new Set()).add(chain));
  };
  const retire = (chain: number[]): void => {
    chains.delete(chain);
    for (const end of [chain[0] ?? 0, chain[chain.length - 1] ?? 0]) ends.get(end)?.delete(chain);
  };
  for (const way of ways) {
    let chain = [...way];
    if (chain.length < 2) continue;
    // Grow at both ends as long as an earlier chain fits.
    for (;;) {
      const [first, last] = [chain[0] ?? 0, chain[chain.length - 1] ?? 0];
      if (first === last) break;
      const [next] = [...(ends.get(last) ?? []), ...(ends.get(first) ?? [])];
      if (!next) break;
      retire(next);
      if (next[0] === last) chain = [...chain, ...next.slice(1)];
      else if (next[next.length - 1] === last) chain = [...chain, ...next.reverse().slice(1)];
      else if (next[next.length - 1] === first) chain = [...next, ...chain.slice(1)];
      else chain = [...next.reverse(), ...chain.slice(1)];
    }
    if (chain[0] === chain[chain.length - 1]) {
      if (chain.length > 3) rings.push(chain.slice(0, -1));
    } else enlist(chain);
  }
  return { rings, open: chains.size };
}

/** Gives each inner ring to the smallest outer ring that holds its first point; inner rings of no outer ring are left out. */
export function ringsByOuter(outers: Position[][], inners: Position[][]): Position[][][] {
  const areas = outers.map((outer) => [outer]);
  const sizes = outers.map(boxArea);
  for (const inner of inners) {
    const [first] = inner;
    if (!first) continue;
    let best = -1;
    outers.forEach((outer, i) => {
      if (holds(outer, first) && (best < 0 || (sizes[i] ?? 0) < (sizes[best] ?? 0))) best = i;
    });
    areas[best]?.push(inner);
  }
  return areas;
}

function boxArea(ring: Position[]): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  return (east - west) * (north - south);
}

function holds(ring: Position[], [x, y]: Position): boolean {
  let inside = false;
  ring.forEach(([xi, yi], i) => {
    const [xj, yj] = ring[(i + ring.length - 1) % ring.length] ?? [xi, yi];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  });
  return inside;
}
