/** A closed ring on the vertex grid: e0, n0, e1, n1 ... (east, north in steps of 1/16 m); the first point is not repeated. */
export type Ring = number[];
/** Outer ring counter-clockwise (seen from above), then holes clockwise. */
export type Polygon = Ring[];

/** Twice the signed area in grid units; positive when counter-clockwise. */
export function doubleArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    sum += at(ring, j) * at(ring, i + 1) - at(ring, i) * at(ring, j + 1);
  }
  return sum;
}

/** Coordinate `i` of a flat list; lists here are walked by their own length only. */
export function at(list: ArrayLike<number>, i: number): number {
  return list[i] as number;
}

export function reversed(ring: Ring): Ring {
  const out: Ring = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) out.push(at(ring, i), at(ring, i + 1));
  return out;
}

/** Even-odd test; points on the edge count as either. */
export function contains(ring: Ring, e: number, n: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const ni = at(ring, i + 1);
    const nj = at(ring, j + 1);
    if (ni > n !== nj > n && e < ((at(ring, j) - at(ring, i)) * (n - ni)) / (nj - ni) + at(ring, i)) inside = !inside;
  }
  return inside;
}

/** Area centroid of a ring; the mean of its points when it has no area. */
export function centroid(ring: Ring): [number, number] {
  const area = doubleArea(ring);
  let e = 0;
  let n = 0;
  if (area === 0) {
    for (let i = 0; i < ring.length; i += 2) {
      e += at(ring, i);
      n += at(ring, i + 1);
    }
    return [(2 * e) / ring.length, (2 * n) / ring.length];
  }
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const c = at(ring, j) * at(ring, i + 1) - at(ring, i) * at(ring, j + 1);
    e += (at(ring, j) + at(ring, i)) * c;
    n += (at(ring, j + 1) + at(ring, i + 1)) * c;
  }
  return [e / (3 * area), n / (3 * area)];
}
