import type { Country } from './country.ts';
import { fractal } from './noise.ts';
import { resample } from './polyline.ts';
import type { Street } from './street.ts';

/** Angle (radians, counter-clockwise from east) that streets run along at a place; the other streets are square to it. */
export type StreetField = (x: number, y: number) => number;

/**
 * A cross field led by the main roads and the spine, after "Interactive Procedural Street Modeling" (Chen et al., 2008): every
 * guide votes with cos and sin of four times its angle, so that quarter turns agree; slow noise keeps it from being straight.
 */
export function createStreetField(country: Country, guides: readonly Street[]): StreetField {
  const { frame, plan, config, townReach } = country;
  const reach = townReach * 2 + 600;
  // Angles count from the country's axis, so that the seam of a quarter turn lies far from the streets along it.
  const main = Math.atan2(plan.axis[1], plan.axis[0]);
  const votes: [number, number, number, number, number][] = [];
  const vote = (line: readonly [number, number][], weight: number, step: number): void => {
    const dense = resample(line, step);
    for (let i = 1; i < dense.length; i++) {
      const a = dense[i - 1];
      const b = dense[i];
      if (!a || !b || Math.hypot(a[0], a[1]) > reach * 1.3) continue;
      const angle = 4 * (Math.atan2(b[1] - a[1], b[0] - a[0]) - main);
      votes.push([a[0], a[1], Math.cos(angle), Math.sin(angle), weight]);
    }
  };
  const step = Math.max(90, townReach / 14);
  vote(plan.spine, 0.7, step);
  for (const street of guides) vote(street.line, street.class === 'primary' ? 1.2 : 0.9, step);
  const cell = Math.max(60, reach / 60);
  const size = Math.ceil((2 * reach) / cell) + 1;
  const cosine = new Float32Array(size * size);
  const sine = new Float32Array(size * size);
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) {
      const x = -reach + c * cell;
      const y = -reach + r * cell;
      if (x < frame.west - cell || x > frame.east + cell || y < frame.south - cell || y > frame.north + cell) continue;
      let sumC = 0;
      let sumS = 0;
      for (const [px, py, vc, vs, weight] of votes) {
        const d2 = (px - x) ** 2 + (py - y) ** 2;
        const w = weight / (d2 + 22500) ** 1.25;
        sumC += vc * w;
        sumS += vs * w;
      }
      cosine[r * size + c] = sumC * 1e5;
      sine[r * size + c] = sumS * 1e5;
    }
  }
  return (x, y) => {
    const gx = Math.min(size - 1.001, Math.max(0, (x + reach) / cell));
    const gy = Math.min(size - 1.001, Math.max(0, (y + reach) / cell));
    const c = Math.floor(gx);
    const r = Math.floor(gy);
    const o = r * size + c;
    const at = (values: Float32Array): number => {
      const fx = gx - c;
      const low = (values[o] ?? 0) * (1 - fx) + (values[o + 1] ?? 0) * fx;
      const high = (values[o + size] ?? 0) * (1 - fx) + (values[o + size + 1] ?? 0) * fx;
      return low + (high - low) * (gy - r);
    };
    return main + Math.atan2(at(sine), at(cosine)) / 4 + 0.62 * fractal(config.seed + 95, x / 760, y / 760, 2);
  };
}
