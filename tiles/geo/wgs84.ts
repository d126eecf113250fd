/** WGS 84: geodetic <-> earth-centred coordinates and local frames. Angles are degrees, lng before lat; lengths metres. */

/** Semi-major axis, metres. */
export const EQUATOR = 6378137;
const FLATTENING = 1 / 298.257223563;
/** Semi-minor axis, metres. */
export const POLE = EQUATOR * (1 - FLATTENING);
const E2 = FLATTENING * (2 - FLATTENING);
export const RADIANS = Math.PI / 180;

export type Vector = [x: number, y: number, z: number];

/** Earth-centred, earth-fixed position (EPSG:4978) of a point `height` metres above the ellipsoid. */
export function toEcef(lng: number, lat: number, height = 0): Vector {
  const sinLat = Math.sin(lat * RADIANS);
  const cosLat = Math.cos(lat * RADIANS);
  const n = EQUATOR / Math.sqrt(1 - E2 * sinLat * sinLat);
  return [
    (n + height) * cosLat * Math.cos(lng * RADIANS),
    (n + height) * cosLat * Math.sin(lng * RADIANS),
    (n * (1 - E2) + height) * sinLat,
  ];
}

/** [lng, lat, ellipsoidal height] of an earth-centred position. Bowring's method, repeated until it stands (below 0.1 mm near the surface). */
export function fromEcef([x, y, z]: Vector): Vector {
  const p = Math.hypot(x, y);
  let lat = Math.atan2(z, p * (1 - E2));
  for (let i = 0; i < 5; i++) {
    const sin = Math.sin(lat);
    lat = Math.atan2(z + (E2 * EQUATOR * sin) / Math.sqrt(1 - E2 * sin * sin), p);
  }
  const sin = Math.sin(lat);
  const n = EQUATOR / Math.sqrt(1 - E2 * sin * sin);
  const height = p * Math.cos(lat) + z * sin - (n * n * (1 - E2 * sin * sin)) / n;
  return [Math.atan2(y, x) / RADIANS, lat / RADIANS, height];
}

/** Metres of one degree of longitude and of latitude at a latitude. */
export function metresPerDegree(lat: number): [lng: number, lat: number] {
  const sin = Math.sin(lat * RADIANS);
  const w = Math.sqrt(1 - E2 * sin * sin);
  return [(EQUATOR / w) * Math.cos(lat * RADIANS) * RADIANS, ((EQUATOR * (1 - E2)) / (w * w * w)) * RADIANS];
}

/** The east-north-up frame of a point: three unit axes and the origin, all earth-centred. */
export interface Frame {
  origin: Vector;
  east: Vector;
  north: Vector;
  up: Vector;
}
export function frameAt(lng: number, lat: number, height = 0): Frame {
  const [sl, cl] = [Math.sin(lng * RADIANS), Math.cos(lng * RADIANS)];
  const [sp, cp] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
  return { origin: toEcef(lng, lat, height), east: [-sl, cl, 0], north: [-sp * cl, -sp * sl, cp], up: [cp * cl, cp * sl, sp] };
}

/** An earth-centred position as east, north, up metres in a frame. */
export function toEnu(frame: Frame, [x, y, z]: Vector): Vector {
  const d: Vector = [x - frame.origin[0], y - frame.origin[1], z - frame.origin[2]];
  return [dot(d, frame.east), dot(d, frame.north), dot(d, frame.up)];
}

/** Column-major 4x4 matrix that takes east, north, up metres to earth-centred ones (a 3D Tiles `transform`). */
export function frameMatrix({ origin, east, north, up }: Frame): number[] {
  return [...east, 0, ...north, 0, ...up, 0, ...origin, 1];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
