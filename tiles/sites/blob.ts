import { noise3 } from './chance.ts';
import type { Sculpt, V3 } from './Sculpt.ts';

/**
 * A lumpy ellipsoid, smooth, darker below and inside its dents: a cloud of leaves, a boulder. `detail` 1 to 3; `rough` is the share of the
 * radius that the lumps take.
 */
export function blob(s: Sculpt, material: string, at: V3, radii: V3, seed: number, detail: number, rough = 0.22): void {
  const [rows, columns] = [
    [4, 6],
    [5, 8],
    [7, 11],
    [10, 16],
  ][detail] ?? [5, 8];
  const tints: number[][] = [];
  const points = Array.from({ length: (rows ?? 5) + 1 }, (_, j) =>
    Array.from({ length: (columns ?? 8) + 1 }, (_, i): V3 => {
      const lat = -Math.PI / 2 + (Math.PI * j) / (rows ?? 5);
      const lng = (2 * Math.PI * (i % (columns ?? 8))) / (columns ?? 8);
      const d: V3 = [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
      const lump = noise3(d[0] * 1.9 + seed * 1.3, d[1] * 1.9 - seed * 0.7, d[2] * 1.9 + seed);
      const k = 1 + rough * lump + rough * 0.45 * noise3(d[0] * 4.1 + seed, d[1] * 4.1, d[2] * 4.1);
      tints[j] ??= [];
      (tints[j] ?? [])[i] = 0.74 + 0.17 * (d[2] * 0.5 + 0.5) + 0.14 * lump;
      return [at[0] + radii[0] * d[0] * k, at[1] + radii[1] * d[1] * k, at[2] + radii[2] * d[2] * k];
    }),
  );
  s.paint(material).surface(points, { tint: (j, i) => Math.min(1, tints[j]?.[i] ?? 1) });
}
