import type { Vector } from '../geo/wgs84.ts';

const sign = (v: number) => (v < 0 ? -1 : 1);

/** A unit vector in two bytes (Cigolle et al. 2014, "oct16"), as quantized-mesh's octvertexnormals. */
export function octEncode([x, y, z]: Vector): [number, number] {
  const sum = Math.abs(x) + Math.abs(y) + Math.abs(z) || 1;
  let [u, v] = [x / sum, y / sum];
  if (z < 0) [u, v] = [(1 - Math.abs(v)) * sign(u), (1 - Math.abs(u)) * sign(v)];
  const byte = (t: number) => Math.round((Math.min(1, Math.max(-1, t)) * 0.5 + 0.5) * 255);
  return [byte(u), byte(v)];
}

export function octDecode(a: number, b: number): Vector {
  let [x, y] = [(a / 255) * 2 - 1, (b / 255) * 2 - 1];
  const z = 1 - Math.abs(x) - Math.abs(y);
  if (z < 0) [x, y] = [(1 - Math.abs(y)) * sign(x), (1 - Math.abs(x)) * sign(y)];
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
