import { hash32 } from './random.ts';

/** 256 directions: enough to hide, and cheaper than two calls of trigonometry a corner. */
const cosines = Float64Array.from({ length: 256 }, (_, i) => Math.cos((i / 128) * Math.PI));
const sines = Float64Array.from({ length: 256 }, (_, i) => Math.sin((i / 128) * Math.PI));

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

function gradient(seed: number, ix: number, iy: number, dx: number, dy: number): number {
  const direction = hash32(seed, ix, iy) >>> 24;
  return (cosines[direction] ?? 1) * dx + (sines[direction] ?? 0) * dy;
}

/** Perlin's gradient noise in the plane, about -1 to 1, one feature a unit; see K. Perlin, "Improving Noise", 2002. */
export function noise2(seed: number, x: number, y: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const fx = x - ix;
  const fy = y - iy;
  const u = fade(fx);
  const v = fade(fy);
  const n00 = gradient(seed, ix, iy, fx, fy);
  const n10 = gradient(seed, ix + 1, iy, fx - 1, fy);
  const n01 = gradient(seed, ix, iy + 1, fx, fy - 1);
  const n11 = gradient(seed, ix + 1, iy + 1, fx - 1, fy - 1);
  const a = n00 + (n10 - n00) * u;
  return 1.4 * (a + (n01 + (n11 - n01) * u - a) * v);
}

/** Sum of octaves, each twice as fine and half as strong; about -1 to 1. */
export function fractal(seed: number, x: number, y: number, octaves: number): number {
  let sum = 0;
  let strength = 0.5;
  let scale = 1;
  for (let i = 0; i < octaves; i++) {
    sum += strength * noise2(seed + i * 101, x * scale, y * scale);
    strength *= 0.5;
    scale *= 2.03;
  }
  return sum;
}

/** Ridged octaves, 0 to 1, sharp crests. */
export function ridged(seed: number, x: number, y: number, octaves: number): number {
  let sum = 0;
  let strength = 0.55;
  let scale = 1;
  for (let i = 0; i < octaves; i++) {
    const n = 1 - Math.abs(noise2(seed + i * 57, x * scale, y * scale));
    sum += strength * n * n;
    strength *= 0.5;
    scale *= 2.1;
  }
  return sum;
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
