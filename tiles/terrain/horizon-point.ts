import { EQUATOR, POLE, type Vector } from '../geo/wgs84.ts';

/** So far out that it stands for the point at infinity: right for tiles of a quarter of the Earth and more. */
const FAR = 1e6;

/**
 * The point which is hidden behind the horizon exactly when all `points` (earth-centred metres) are, in the scaled space where
 * the ellipsoid is the unit sphere (K. Ring, "Horizon Culling", 2013). Below-zero ground shrinks the ellipsoid, as Cesium does.
 */
export function horizonPoint(towards: Vector, points: Iterable<Vector>, minHeight: number): Vector {
  const sink = Math.min(0, minHeight);
  const scaled = ([x, y, z]: Vector): Vector => [x / (EQUATOR + sink), y / (EQUATOR + sink), z / (POLE + sink)];
  const direction = scaled(towards);
  const length = Math.hypot(...direction);
  const [dx, dy, dz]: Vector = [direction[0] / length, direction[1] / length, direction[2] / length];
  let farthest = 0;
  for (const point of points) {
    const [x, y, z] = scaled(point);
    const size = Math.hypot(x, y, z);
    const magnitude = Math.max(1, size);
    const cosAlpha = (x * dx + y * dy + z * dz) / size;
    const sinAlpha = Math.sqrt(Math.max(0, 1 - cosAlpha * cosAlpha));
    const cosBeta = 1 / magnitude;
    const sinBeta = Math.sqrt(magnitude * magnitude - 1) * cosBeta;
    const reach = cosAlpha * cosBeta - sinAlpha * sinBeta;
    farthest = Math.max(farthest, reach > 1 / FAR ? 1 / reach : FAR);
  }
  return [dx * farthest, dy * farthest, dz * farthest];
}
