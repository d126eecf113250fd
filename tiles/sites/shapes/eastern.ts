import { z } from 'zod';
import { curved } from '../roofs.ts';
import type { V2, V3 } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

/** A roof on columns, open all round: a pavilion, a bell house, a stele house. */
export const pavilion = defineShape(
  'pavilion',
  z.object({
    size: z.tuple([z.number(), z.number()]),
    height: z.number(),
    roof: z.number(),
    over: z.number().default(1),
    lift: z.number().default(0.6),
    ridge: z.number().default(0),
    material: z.string().default('tile'),
    columns: z.string().default('lacquer'),
    floor: z.number().default(0.4),
    tiers: z.number().int().default(1),
  }),
  (s, { size: [x, y], height, roof, over, lift, ridge, material, columns, floor, tiers }) => {
    s.paint('stone').box([-x / 2 - 0.7, x / 2 + 0.7], [-y / 2 - 0.7, y / 2 + 0.7], [-0.4, floor], 0.05);
    s.within([0, 0, floor], 0, 1, () => {
      for (const cx of [-1, 1])
        for (const cy of [-1, 1])
          s.within([(cx * x) / 2, (cy * y) / 2, 0], 0, 1, () =>
            s.paint(columns).lathe(
              [
                [0.26, 0],
                [0.24, 0.2],
                [0.18, 0.25],
                [0.17, height],
              ],
              s.near ? 9 : 5,
            ),
          );
      s.paint('wood', 0.85).box([-x / 2 - 0.2, x / 2 + 0.2], [-y / 2 - 0.2, y / 2 + 0.2], [height - 0.35, height]);
      for (let k = 0; k < tiers; k++) {
        const f = 1 - k * 0.38;
        const base = height + k * roof * 0.62;
        if (k > 0) s.paint('lacquer').box([(-x * f) / 2, (x * f) / 2], [(-y * f) / 2, (y * f) / 2], [base - roof * 0.35, base]);
        curved(s, {
          size: [x * f, y * f],
          eaves: base,
          height: roof * f,
          over: over * (1 - k * 0.2),
          ridge: k + 1 < tiers ? 0.4 : ridge,
          lift,
          material,
          ornament: k + 1 === tiers,
        });
      }
    });
  },
);

/** The three-arched gate of pagodas and temples: a tall middle bay with an upper house, two lower ones. */
export const tripleGate = defineShape(
  'triple-gate',
  z.object({
    width: z.number(),
    height: z.number(),
    depth: z.number().default(2.4),
    walls: z.string().default('limewash'),
    material: z.string().default('tile'),
  }),
  (s, { width, height, depth, walls, material }) => {
    const bay = (x: number, w: number, h: number, tiers: boolean) =>
      s.within([x, 0, 0], 0, 1, () => {
        const opening = w * 0.52;
        for (const side of [-1, 1])
          s.paint(walls).box([side > 0 ? opening / 2 : -w / 2, side > 0 ? w / 2 : -opening / 2], [-depth / 2, depth / 2], [-0.4, h]);
        const n = s.near ? 10 : 4;
        const spring = h * 0.52;
        for (const y of [-depth / 2, depth / 2])
          for (let i = 0; i < n; i++) {
            const at = (k: number): V3 => [
              (-Math.cos((Math.PI * k) / n) * opening) / 2,
              y,
              spring + (Math.sin((Math.PI * k) / n) * opening) / 2,
            ];
            const [p, q] = [at(i), at(i + 1)];
            const strip: V3[] = [p, q, [q[0], y, h], [p[0], y, h]];
            s.paint(walls).face(...(y < 0 ? strip : strip.reverse()));
            if (y < 0) s.paint(walls, 0.8).face(q, p, [p[0], depth / 2, p[2]], [q[0], depth / 2, q[2]]);
          }
        s.paint(walls, 0.92).box([-w / 2, w / 2], [-depth / 2, depth / 2], [h - 0.02, h + 0.12]);
        s.paint('lacquer').box([-w * 0.34, w * 0.34], [-depth / 2 - 0.06, -depth / 2], [h * 0.84, h * 0.95]);
        const size: V2 = [w, depth];
        curved(s, { size, eaves: h + 0.1, height: h * 0.2, over: 0.9, ridge: 0.7, lift: 0.7, material, ornament: !tiers });
        if (!tiers) return;
        s.paint(walls).box([-w * 0.32, w * 0.32], [-depth * 0.32, depth * 0.32], [h + 0.4, h * 1.42]);
        s.paint('dark').box([-w * 0.12, w * 0.12], [-depth * 0.32 - 0.03, -depth * 0.32], [h * 1.17, h * 1.36]);
        curved(s, {
          size: [w * 0.64, depth * 0.64],
          eaves: h * 1.42,
          height: h * 0.22,
          over: 0.8,
          ridge: 0.6,
          lift: 0.7,
          material,
          ornament: true,
        });
      });
    bay(0, width * 0.42, height, true);
    for (const side of [-1, 1]) bay(side * width * 0.345, width * 0.27, height * 0.72, false);
  },
);

/** A Thai house on stilts: posts, a floor with a veranda, plank walls, a tortoise-back roof with crossed horns (khau cút). */
export const stiltHouse = defineShape(
  'stilt-house',
  z.object({
    size: z.tuple([z.number(), z.number()]),
    posts: z.number().default(2.2),
    wall: z.number().default(2.4),
    roof: z.number().default(4),
    material: z.string().default('thatch'),
    walls: z.string().default('wood'),
    veranda: z.number().default(2.4),
    loom: z.boolean().default(false),
  }),
  (s, { size: [x, y], posts, wall, roof, material, walls, veranda, loom }) => {
    const [nx, ny] = s.near ? [5, 3] : [3, 2];
    for (let i = 0; i < nx; i++)
      for (let j = 0; j < ny; j++) {
        const [px, py] = [-x / 2 + 0.3 + (i * (x - 0.6)) / (nx - 1), -y / 2 + 0.3 + (j * (y - 0.6)) / (ny - 1)];
        s.paint('stone').box([px - 0.3, px + 0.3], [py - 0.3, py + 0.3], [-0.3, 0.18], 0.05);
        s.paint('wood', 0.75).bar(
          [
            [px, py, 0.1],
            [px, py, posts],
          ],
          0.15,
          0.14,
          s.near ? 7 : 4,
        );
      }
    s.paint('wood', 0.8).box([-x / 2 - 0.2, x / 2 + veranda], [-y / 2 - 0.2, y / 2 + 0.2], [posts, posts + 0.22]);
    for (const side of [-1, 1])
      s.paint('wood', 0.75).bar(
        [
          [x / 2 + veranda - 0.2, side * (y / 2 - 0.2), 0],
          [x / 2 + veranda - 0.2, side * (y / 2 - 0.2), posts],
        ],
        0.13,
        0.13,
        5,
      );
    s.within([0, 0, posts + 0.22], 0, 1, () => {
      s.paint(walls).box([-x / 2, x / 2], [-y / 2, y / 2], [0, wall]);
      for (const side of [-1, 1]) {
        const n = s.near ? 4 : 2;
        for (let i = 0; i < n; i++) {
          const wx = -x / 2 + ((i + 0.5) * x) / n;
          const face: [number, number] = side < 0 ? [-y / 2 - 0.05, -y / 2] : [y / 2, y / 2 + 0.05];
          s.paint('dark').box([wx - 0.5, wx + 0.5], face, [0.5, 1.7]);
          if (s.near)
            for (const k of [-0.25, 0, 0.25])
              s.paint('wood', 0.9).box(
                [wx + k - 0.04, wx + k + 0.04],
                side < 0 ? [-y / 2 - 0.09, -y / 2] : [y / 2, y / 2 + 0.09],
                [0.5, 1.7],
              );
        }
      }
      s.paint('dark').box([x / 2, x / 2 + 0.05], [-0.6, 0.6], [0, 1.9]);
      if (s.near) {
        for (let i = 0; i <= 8; i++)
          s.paint('wood', 0.9).box(
            [x / 2 + veranda - 0.12, x / 2 + veranda - 0.04],
            [-y / 2 + (i * y) / 8 - 0.04, -y / 2 + (i * y) / 8 + 0.04],
            [0, 0.85],
          );
        s.paint('wood', 0.9).box([x / 2 + veranda - 0.16, x / 2 + veranda], [-y / 2, y / 2], [0.8, 0.92]);
        if (loom) s.paint('cloth').box([x / 2 + 0.7, x / 2 + 1.7], [-y / 2 + 0.6, -y / 2 + 1.2], [0.5, 0.7]);
      }
      back(s, x, y, wall, roof, material);
    });
    s.within([x / 2 + veranda, -y / 2 + 1.2, 0], 90, 1, () => {
      const n = 9;
      for (let i = 0; i < n; i++)
        s.paint('wood', 0.9).box(
          [-0.75, 0.75],
          [-2.3 + (i * 2.3) / n, -2.3 + ((i + 1.4) * 2.3) / n],
          [((i + 1) * posts) / n - 0.1, ((i + 1) * posts) / n],
        );
      for (const side of [-1, 1])
        s.bar(
          [
            [side * 0.8, -2.4, 0],
            [side * 0.8, 0, posts],
          ],
          0.09,
          0.09,
          4,
        );
    });
  },
);

/** Long slopes, and rounded ends like the back of a tortoise. */
function back(
  s: Parameters<Parameters<typeof defineShape>[2]>[0],
  x: number,
  y: number,
  eaves: number,
  height: number,
  material: string,
): void {
  const [over, n, m] = [1.1, s.near ? 10 : 4, s.near ? 5 : 3];
  const [hy, straight, low, top] = [y / 2 + over, x / 2 - y * 0.18, eaves - 0.75, eaves + height];
  const ridge = straight * 0.82;
  const half = (k: number): V3[][] =>
    Array.from({ length: m + 1 }, (_, j) => {
      const v = j / m;
      const zed = low + (top - low) * (v * 0.75 + 0.25 * v * v);
      return Array.from({ length: n + 3 }, (_, i): V3 => {
        const a = i === 0 ? -Math.PI / 2 : i === n + 2 ? Math.PI / 2 : -Math.PI / 2 + (Math.PI * (i - 1)) / n;
        const out = i === 0 || i === n + 2 ? 0 : straight + (ridge - straight) * v;
        const bulge = (y * 0.18 + over + 1.2) * (1 - v) ** 0.9;
        const w = hy * (1 - v);
        return [k * (out + Math.cos(a) * bulge * (i === 0 || i === n + 2 ? 0 : 1)), k * Math.sin(a) * w, zed];
      });
    });
  for (const k of [1, -1]) {
    const rows = half(k);
    s.paint(material).surface(rows, { tint: (j) => 0.82 + (0.18 * j) / m });
    s.paint('wood', 0.45).surface(rows.map((row) => [...row].reverse().map(([a, b, c]): V3 => [a, b, c - 0.2])));
    const edge = rows[0] ?? [];
    s.paint(material, 0.7).surface([edge.map(([a, b, c]): V3 => [a, b, c - 0.2]), edge]);
    for (const side of [-1, 1])
      s.paint('wood', 0.95).bar(
        [
          [k * ridge, -side * 0.5, top - 0.3],
          [k * ridge, side * 0.45, top + 0.75],
          [k * (ridge + 0.15), side * 0.85, top + 1.25],
          [k * (ridge + 0.05), side * 0.65, top + 1.5],
        ],
        0.09,
        0.04,
        4,
      );
  }
  s.paint(material, 0.9).box([-ridge - 0.2, ridge + 0.2], [-0.22, 0.22], [top - 0.12, top + 0.14]);
}
