/** Metres that a degree of latitude has, and one of longitude at the equator: the mean, good to half a per cent. */
export const METRES_PER_DEGREE = 111_320;

type At = readonly [lng: number, lat: number, ...rest: number[]];

/** Metres between two [lng, lat] on the sphere (haversine, R = 6,371,008.8 m). */
export function distanceBetween(a: At, b: At): number {
  const rad = Math.PI / 180;
  const [dLat, dLng] = [(b[1] - a[1]) * rad, (b[0] - a[0]) * rad];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** [west, south, east, north] degrees that hold everything within `metres` of a position; not across the poles or the antimeridian. */
export function boxAround([lng, lat]: At, metres: number): [number, number, number, number] {
  const dy = metres / METRES_PER_DEGREE;
  const dx = dy / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [lng - dx, lat - dy, lng + dx, lat + dy];
}

/** Metres from a position to a line of [lng, lat], on a plane at the position's latitude: good to half a per cent within some kilometres. */
export function metresToLine([lng, lat]: At, line: readonly At[]): number {
  const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  let before: readonly [number, number] | undefined;
  for (const point of line) {
    const to = [(point[0] - lng) * across, (point[1] - lat) * METRES_PER_DEGREE] as const;
    const from = before ?? to;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const square = dx * dx + dy * dy;
    // The share of the piece at which it comes nearest to the position, which is the origin.
    const at = square === 0 ? 0 : Math.min(1, Math.max(0, -(from[0] * dx + from[1] * dy) / square));
    least = Math.min(least, Math.hypot(from[0] + at * dx, from[1] + at * dy));
    before = to;
  }
  return least;
}
