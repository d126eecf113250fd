import { z } from 'zod';
import { blob } from '../blob.ts';
import { noise3 } from '../chance.ts';
import { lerp, type Sculpt, type V2, type V3 } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

const Pair = z.tuple([z.number(), z.number()]);

/** A boulder. */
export const rock = defineShape(
  'rock',
  z.object({ size: z.tuple([z.number(), z.number(), z.number()]), material: z.string().default('rock'), seed: z.number().default(1) }),
  (s, { size: [x, y, h], material, seed }) =>
    blob(s, material, [0, 0, h * 0.3], [x / 2, y / 2, h * 0.7], seed * 1.71, s.near ? 2 : 1, 0.34),
);

/**
 * A limestone hill: a half dome with gullies, steep at the foot, standing behind its place (to the north). With a cave: a tunnel from the
 * middle of its front face inwards, [width, height, length].
 */
export const cliff = defineShape(
  'cliff',
  z.object({
    size: z.tuple([z.number(), z.number(), z.number()]),
    cave: z.tuple([z.number(), z.number(), z.number()]).optional(),
    green: z.string().default('leaf'),
    seed: z.number().default(1),
  }),
  (s, { size: [x, y, h], cave, green, seed }) => {
    const [columns, rows] = s.near ? [44, 16] : [16, 7];
    const point = (a: number, v: number): V3 => {
      // Front at a = 0 (south); v from the foot to the top.
      const angle = -Math.PI / 2 + a * 2 * Math.PI;
      const steep = Math.cos((v * Math.PI) / 2) ** 0.62;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const gully = noise3(dx * 3.6 + seed, dy * 3.6 - seed, v * 1.6) * 0.17 + noise3(dx * 9, dy * 9 + seed, v * 4) * 0.07;
      const front = dy < 0 ? 1 - 0.25 * -dy : 1;
      const k = steep * (1 + gully * (1 - 0.4 * v)) * front;
      // Several heads: the dome is cut by saddles.
      const head = 1 + 0.3 * noise3(dx * k * 2.6 + seed * 2, dy * k * 2.6, 0.5) + 0.1 * noise3(dx * k * 7, dy * k * 7 + seed, 2);
      return [(dx * k * x) / 2, y / 2 + (dy * k * y) / 2, v === 0 ? -2 : h * Math.sin((v * Math.PI) / 2) ** 0.9 * head];
    };
    const mouth = cave ? { half: cave[0] / 2, top: cave[1] } : undefined;
    const grid = Array.from({ length: rows + 1 }, (_, j) =>
      Array.from({ length: columns + 1 }, (_, i): V3 => point((((i % columns) / columns + 0.5) % 1) - 0.5, j / rows)),
    );
    const tint = (j: number, i: number): number => {
      const p = grid[j]?.[i] ?? [0, 0, 0];
      return 0.8 + 0.2 * noise3(p[0] / 5, p[1] / 5, p[2] / 2.2);
    };
    s.paint('rock').surface(grid, { tint });
    // Bushes cling to ledges; the flat head is wooded.
    const n = s.near ? 46 : 9;
    for (let i = 0; i < n; i++) {
      const v = 0.3 + 0.7 * Math.abs(noise3(i * 2.7, seed, 1));
      const p = point((i * 0.618) % 1, Math.min(0.97, v));
      const r = Math.max(1.1, (s.near ? 0.05 : 0.11) * Math.min(x, h) * (0.7 + 0.5 * noise3(i, 4, seed)));
      blob(s, green, [p[0], p[1], p[2] + r * 0.15], [r * 1.25, r * 1.25, r], i + seed * 13, 1);
    }
    if (cave && mouth) tunnel(s, cave, point(0, 0.02));
  },
);

/** A rock porch before the dark: it stands out of the cliff, so that no face of the hill closes it. */
function tunnel(s: Sculpt, [w, h, length]: V3, foot: V3): void {
  const n = s.near ? 14 : 7;
  const arch = (k: number, grow: number, y: number): V3 => {
    const a = Math.PI * (k / n);
    const rough = 1 + 0.09 * noise3(k * 0.9, y * 0.4, grow * 3);
    return [foot[0] - Math.cos(a) * (w / 2 + grow) * rough, foot[1] + y, Math.max(-0.5, Math.sin(a) ** 0.7 * (h + grow) * rough)];
  };
  const line = (grow: number, y: number) => Array.from({ length: n + 1 }, (_, k) => arch(k, grow, y));
  const out = -Math.min(6, length * 0.3);
  // Outer hood, the rim, the vault that darkens inwards, and its end.
  s.paint('rock', 0.95).surface([line(1.2, out), line(2.6, out + 2), line(3.2, 4)]);
  s.paint('rock', 0.85).surface([line(0, out + 0.6), line(1.2, out)]);
  s.paint('rock', 0.62).surface([line(-0.2, out + 6), line(-0.1, out + 3), line(0, out + 0.6)], { tint: (j) => 0.4 + 0.3 * j });
  s.paint('dark', 0.6);
  const back = line(0, out + 5);
  s.face(...[...back].reverse().map(([a, b, c]): V3 => [a, b, c]));
  s.paint('soil', 0.8).flat(
    [
      [foot[0] - w / 2, foot[1] + out],
      [foot[0] + w / 2, foot[1] + out],
      [foot[0] + w / 2, foot[1] + out + 5],
      [foot[0] - w / 2, foot[1] + out + 5],
    ],
    0.12,
  );
}

/** Cuts each corner at a quarter of its sides (Chaikin 1974). */
function rounded(ring: readonly V2[]): V2[] {
  return ring.flatMap((p, i): V2[] => {
    const q = ring[(i + 1) % ring.length] ?? p;
    return [
      [lerp(p[0], q[0], 0.25), lerp(p[1], q[1], 0.25)],
      [lerp(p[0], q[0], 0.75), lerp(p[1], q[1], 0.75)],
    ];
  });
}

/** Still water in a ring of stones. */
export const pool = defineShape(
  'pool',
  z.object({
    /** Either a ring of corners, counter-clockwise, or a radius. */
    ring: z.array(Pair).optional(),
    radius: z.number().optional(),
    height: z.number().default(0.5),
    level: z.number().default(0.35),
    rim: z.string().default('stone'),
    water: z.string().default('water'),
    thickness: z.number().default(0.45),
    /** Corners of the ring are rounded, as those of a pond are. */
    round: z.boolean().default(false),
  }),
  (s, { ring: corners, radius, height, level, rim, water, thickness, round }) => {
    const ring = corners && round ? rounded(rounded(corners)) : corners;
    const n = s.near ? 28 : 12;
    const inner: V2[] =
      ring ??
      Array.from(
        { length: n },
        (_, i): V2 => [Math.cos((2 * Math.PI * i) / n) * (radius ?? 3), Math.sin((2 * Math.PI * i) / n) * (radius ?? 3)],
      );
    const middle: V2 = [inner.reduce((a, p) => a + p[0], 0) / inner.length, inner.reduce((a, p) => a + p[1], 0) / inner.length];
    const outer = inner.map(([x, y]): V2 => {
      const d = Math.hypot(x - middle[0], y - middle[1]) || 1;
      return [x + ((x - middle[0]) / d) * thickness * 1.2, y + ((y - middle[1]) / d) * thickness * 1.2];
    });
    s.paint(water).flat(inner, level);
    s.paint(rim);
    for (const [i, p] of inner.entries()) {
      const q = inner[(i + 1) % inner.length] ?? p;
      const [P, Q] = [outer[i] ?? p, outer[(i + 1) % outer.length] ?? q];
      s.face([P[0], P[1], -0.3], [Q[0], Q[1], -0.3], [Q[0], Q[1], height], [P[0], P[1], height]);
      s.face([P[0], P[1], height], [Q[0], Q[1], height], [q[0], q[1], height], [p[0], p[1], height]);
      s.face([q[0], q[1], level], [p[0], p[1], level], [p[0], p[1], height], [q[0], q[1], height]);
    }
  },
);

/** A ribbon on the ground along a way: a stream between stony banks, or a path without them. */
export const ribbon = defineShape(
  'ribbon',
  z.object({
    way: z.array(Pair).min(2),
    width: z.number(),
    material: z.string(),
    height: z.number().default(0.22),
    banks: z.string().optional(),
  }),
  (s, { way, width, material, height, banks }) => {
    const smooth = way.flatMap((p, i): V2[] => {
      const q = way[i + 1];
      if (!q || !s.near) return [p];
      const [a, d] = [way[i - 1] ?? p, way[i + 2] ?? q];
      return [0, 0.25, 0.5, 0.75].map((t): V2 => {
        const c = (k: 0 | 1) =>
          0.5 *
          (2 * p[k] + (q[k] - a[k]) * t + (2 * a[k] - 5 * p[k] + 4 * q[k] - d[k]) * t * t + (3 * p[k] - a[k] - 3 * q[k] + d[k]) * t ** 3);
        return [c(0), c(1)];
      });
    });
    const side = (off: number, z: number): V3[] =>
      smooth.map((p, i) => {
        const [a, b] = [smooth[i - 1] ?? p, smooth[i + 1] ?? p];
        const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
        return [p[0] + (-(b[1] - a[1]) / l) * off, p[1] + ((b[0] - a[0]) / l) * off, z];
      });
    const h = width / 2;
    s.paint(material).surface([side(-h, height), side(h, height)]);
    if (!banks) return;
    s.paint(banks, 0.9).surface([side(-h - 1.6, height - 0.15), side(-h - 0.6, height + 0.4), side(-h, height)]);
    s.paint(banks, 0.9).surface([side(h, height), side(h + 0.6, height + 0.4), side(h + 1.6, height - 0.15)]);
    if (s.near)
      for (const [i, p] of [...side(-h, height), ...side(h, height)].entries())
        if (i % 2) blob(s, 'rock', p, [0.7 + 0.3 * noise3(i, 2, 3), 0.6, 0.4], i, 1, 0.3);
  },
);

/** Vapour: pale veils that rise from a place. */
export const steam = defineShape(
  'steam',
  z.object({ radius: z.number(), height: z.number(), seed: z.number().default(1) }),
  (s, { radius, height, seed }) => {
    const n = s.near ? 9 : 3;
    for (let i = 0; i < n; i++) {
      const t = (i + 0.5) / n;
      const r = radius * lerp(0.5, 1.05, t) * 0.7;
      blob(
        s,
        'steam',
        [radius * 0.45 * noise3(i * 2.3, seed, 1), radius * 0.45 * noise3(i * 2.3, seed, 9) + t * 0.8, height * t],
        [r, r, r * 0.75],
        i + seed,
        1,
        0.3,
      );
    }
  },
);

/** Terraced or level fields: plots of [width, depth] in rows with low banks; every second one is greener. */
export const fields = defineShape(
  'fields',
  z.object({
    plots: z.tuple([z.number().int(), z.number().int()]),
    size: z.tuple([z.number(), z.number()]),
    rise: z.number().default(0),
    materials: z.array(z.string()).min(1),
    bank: z.string().default('soil'),
  }),
  (s, { plots: [nx, ny], size: [w, d], rise, materials, bank }) => {
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const jog = (noise3(j * 3.3, i * 1.7, 2) * w) / 8;
        const [x, y, z] = [(i - nx / 2) * w + jog, j * d, j * rise];
        s.paint(bank, 0.9).box([x, x + w], [y, y + d], [-0.5, z + 0.35]);
        s.paint(materials[(i * 2 + j * 3) % materials.length] ?? 'grass', 0.93 + 0.07 * noise3(i, j, 5)).flat(
          [
            [x + 0.5, y + 0.5],
            [x + w - 0.5, y + 0.5],
            [x + w - 0.5, y + d - 0.5],
            [x + 0.5, y + d - 0.5],
          ],
          z + 0.42,
        );
      }
  },
);
