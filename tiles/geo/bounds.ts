import type { Extent, Position } from '../../data/contract.ts';

/** [west, south, east, north] of positions; of none, an empty box that touches nothing. */
export function boundsOf(positions: Iterable<Position | number[]>): Extent {
  const box: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of positions) {
    if (lng < box[0]) box[0] = lng;
    if (lat < box[1]) box[1] = lat;
    if (lng > box[2]) box[2] = lng;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

/** Whether two boxes share a point. */
export function boxesTouch(a: Extent, b: Extent): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
