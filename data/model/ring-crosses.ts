type At = readonly [number, number];

/** On which side of the line a-b the point c lies: positive left, negative right, 0 on it. */
const side = (a: At, b: At, c: At): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const between = (a: At, b: At, c: At): boolean =>
  Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1]);

/** Whether two pieces share a point. */
function meets(a: At, b: At, c: At, d: At): boolean {
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (s1 * s2 < 0 && s3 * s4 < 0) return true;
  return (
    (s1 === 0 && between(a, b, c)) || (s2 === 0 && between(a, b, d)) || (s3 === 0 && between(c, d, a)) || (s4 === 0 && between(c, d, b))
  );
}

/**
 * Where a closed ring of [lng, lat] first meets itself other than from one piece to the next, or null. Points that repeat are one point.
 * Sweeps over the pieces from west to east: near n log n for a boundary, not n².
 */
export function ringCrosses(ring: readonly At[]): At | null {
  const points = ring.filter((point, i) => i === 0 || point[0] !== ring[i - 1]?.[0] || point[1] !== ring[i - 1]?.[1]);
  const count = points.length - 1;
  const pieces = points.slice(1).map((b, i) => {
    const a = points[i] ?? b;
    return { i, a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]), south: Math.min(a[1], b[1]), north: Math.max(a[1], b[1]) };
  });
  pieces.sort((p, q) => p.west - q.west);
  let open: typeof pieces = [];
  for (const piece of pieces) {
    open = open.filter(({ east }) => east >= piece.west);
    for (const other of open) {
      if (other.north < piece.south || other.south > piece.north) continue;
      const [first, second] = piece.i < other.i ? [piece, other] : [other, piece];
      const next = second.i === first.i + 1;
      const round = first.i === 0 && second.i === count - 1;
      if (!next && !round) {
        if (meets(first.a, first.b, second.a, second.b)) return second.a;
        continue;
      }
      // Neighbours share their corner; they meet anywhere else only where one runs back over the other.
      const [corner, back, on] = next ? [first.b, first.a, second.b] : [first.a, first.b, second.a];
      if (side(back, corner, on) === 0 && (on[0] - corner[0]) * (back[0] - corner[0]) + (on[1] - corner[1]) * (back[1] - corner[1]) > 0)
        return corner;
    }
    open.push(piece);
  }
  return null;
}
