import type { DecodedTile } from './decode-tile.ts';
import { QUANTISED } from './encode-tile.ts';

export type Side = 'west' | 'south' | 'east' | 'north';

/**
 * Largest difference in metres between the edges of two neighbours, beyond what rounding to their 32,767 steps explains; 0 when they
 * meet. Infinite when one has a vertex on the edge that the other lacks.
 */
export function edgeGap(a: DecodedTile, sideA: Side, b: DecodedTile, sideB: Side): number {
  const profileA = profile(a, sideA);
  const profileB = profile(b, sideB);
  if (profileA.length !== profileB.length) return Infinity;
  const rounding = (a.maxHeight - a.minHeight + b.maxHeight - b.minHeight) / QUANTISED + 1e-3;
  let gap = 0;
  for (const [k, [at, height]] of profileA.entries()) {
    const [otherAt = NaN, otherHeight = NaN] = profileB[k] ?? [];
    if (at !== otherAt) return Infinity;
    gap = Math.max(gap, Math.abs(height - otherHeight));
  }
  return gap > rounding ? gap : 0;
}

/** [position along the edge, metres] of the vertices on it, in order. */
function profile(tile: DecodedTile, side: Side): [number, number][] {
  const along = side === 'west' || side === 'east' ? tile.v : tile.u;
  return [...tile.edges[side]]
    .map((i): [number, number] => [
      along[i] ?? 0,
      tile.minHeight + ((tile.heights[i] ?? 0) / QUANTISED) * (tile.maxHeight - tile.minHeight),
    ])
    .sort(([p], [q]) => p - q);
}
