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
