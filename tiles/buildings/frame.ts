/** WGS 84, EPSG:4979. */
const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const RAD = Math.PI / 180;

/** One step of the vertex grid, metres. The shaders rely on it. */
export const STEP = 1 / 16;

/** Geocentric metres of a position at an ellipsoidal height. */
export function toEcef(lng: number, lat: number, height: number): [number, number, number] {
  const sinLat = Math.sin(lat * RAD);
  const cosLat = Math.cos(lat * RAD);
  const n = A / Math.sqrt(1 - E2 * sinLat * sinLat);
  const r = (n + height) * cosLat;
  return [r * Math.cos(lng * RAD), r * Math.sin(lng * RAD), (n * (1 - E2) + height) * sinLat];
}

/** The east-north-up frame about an origin (lng, lat degrees, ellipsoidal metres). */
export class EnuFrame {
  readonly origin: readonly [number, number, number];
  private readonly sinLng: number;
  private readonly cosLng: number;
  private readonly sinLat: number;
  private readonly cosLat: number;
  private readonly centre: [number, number, number];

  constructor(origin: readonly [number, number, number]) {
    this.origin = origin;
    this.sinLng = Math.sin(origin[0] * RAD);
    this.cosLng = Math.cos(origin[0] * RAD);
    this.sinLat = Math.sin(origin[1] * RAD);
    this.cosLat = Math.cos(origin[1] * RAD);
    this.centre = toEcef(origin[0], origin[1], origin[2]);
  }

  /** East, north, up metres of a position. */
  toLocal(lng: number, lat: number, height: number): [number, number, number] {
    const p = toEcef(lng, lat, height);
    const dx = p[0] - this.centre[0];
    const dy = p[1] - this.centre[1];
    const dz = p[2] - this.centre[2];
    const out = dx * this.cosLng + dy * this.sinLng;
    return [-dx * this.sinLng + dy * this.cosLng, dz * this.cosLat - out * this.sinLat, dz * this.sinLat + out * this.cosLat];
  }

  /** Column-major 4x4 of local (east, north, up) to geocentric, as 3D Tiles' `transform`. */
  matrix(): number[] {
    const { sinLng, cosLng, sinLat, cosLat, centre } = this;
    return [
      ...[-sinLng, cosLng, 0, 0],
      ...[-sinLat * cosLng, -sinLat * sinLng, cosLat, 0],
      ...[cosLat * cosLng, cosLat * sinLng, sinLat, 0],
      ...[centre[0], centre[1], centre[2], 1],
    ];
  }
}

/** Metres a degree of longitude and of latitude at a latitude, to 0.1 % in any city. */
export function metresPerDegree(lat: number): [number, number] {
  const s = 1 - E2 * Math.sin(lat * RAD) ** 2;
  return [(A / Math.sqrt(s)) * Math.cos(lat * RAD) * RAD, ((A * (1 - E2)) / s ** 1.5) * RAD];
}
