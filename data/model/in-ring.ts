/**
 * Whether a position lies inside a closed ring of [lng, lat], by the even-odd rule on the plane of the degrees (W. R. Franklin, PNPOLY).
 * A position on the edge may count as either.
 */
export function inRing(ring: readonly (readonly [number, number])[], [lng, lat]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] ?? [0, 0];
    const [bx, by] = ring[i] ?? [0, 0];
    if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
