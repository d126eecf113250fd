import { z } from 'zod';
import { blob } from '../blob.ts';
import { chance, noise3 } from '../chance.ts';
import type { V3 } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

/** A cloud of leaves up to this radius, metres, has half the triangles. */
const ROUGH = 1.6;

/** A tree with a forked trunk and a crown of several clouds of leaves. */
export const tree = defineShape(
  'tree',
  z.object({
    height: z.number(),
    /** Radius of the whole crown. */
    crown: z.number(),
    leaves: z.string().default('leaf'),
    /** A second colour among the clouds: blossom, young leaves. */
    flowers: z.string().optional(),
    form: z.enum(['round', 'spreading', 'slender']).default('round'),
    seed: z.number().default(1),
  }),
  (s, m) => {
    const random = chance(m.seed * 7919 + 13);
    const trunk = m.height * (m.form === 'slender' ? 0.25 : 0.34);
    const lean: V3 = [(random() - 0.5) * m.crown * 0.3, (random() - 0.5) * m.crown * 0.3, trunk];
    const thick = Math.max(0.08, m.height * 0.03);
    s.paint('bark').bar([[0, 0, -0.4], [lean[0] * 0.4, lean[1] * 0.4, trunk * 0.5], lean], thick * 1.3, thick * 0.8);
    const n = s.near ? (m.form === 'spreading' ? 9 : 7) : 2;
    const squash = m.form === 'slender' ? 1.5 : m.form === 'spreading' ? 0.62 : 0.85;
    const middle = m.height - m.crown * squash * 0.95;
    for (let i = 0; i < n; i++) {
      const angle = (i / n) * Math.PI * 2 + random();
      const out = i === 0 ? 0 : m.crown * (0.42 + 0.22 * random());
      const at: V3 = [
        lean[0] + Math.cos(angle) * out,
        lean[1] + Math.sin(angle) * out,
        middle + (i === 0 ? 0.35 : (random() - 0.55) * 0.5) * m.crown * squash,
      ];
      const r = m.crown * (i === 0 ? 0.62 : 0.4 + 0.18 * random()) * (s.near ? 1 : 1.35);
      if (s.near && i > 0)
        s.paint('bark', 0.9).bar(
          [lean, [at[0] * 0.8 + lean[0] * 0.2, at[1] * 0.8 + lean[1] * 0.2, at[2] - r * 0.4]],
          thick * 0.55,
          thick * 0.2,
          4,
        );
      const material = m.flowers && (i % 3 !== 1 || !s.near) ? m.flowers : m.leaves;
      blob(s, material, at, [r, r, r * (squash + 0.15)], m.seed * 31 + i, s.near && r > ROUGH ? 2 : 1);
    }
  },
);

/** A palm: a bent stem and feathered leaves. */
export const palm = defineShape('palm', z.object({ height: z.number(), seed: z.number().default(1) }), (s, { height, seed }) => {
  const random = chance(seed * 104729);
  const [bx, by] = [(random() - 0.5) * height * 0.15, (random() - 0.5) * height * 0.15];
  s.paint('bark', 0.95).bar(
    [
      [0, 0, -0.3],
      [bx * 0.3, by * 0.3, height * 0.5],
      [bx, by, height],
    ],
    0.16,
    0.1,
  );
  const n = s.near ? 11 : 6;
  for (let i = 0; i < n; i++) {
    const a = (i / n) * Math.PI * 2 + random() * 0.4;
    const reach = height * 0.34;
    const up = 0.15 + 0.3 * random();
    const [c, d] = [Math.cos(a), Math.sin(a)];
    const at = (t: number, w: number): V3 => [
      bx + c * reach * t - d * w,
      by + d * reach * t + c * w,
      height + reach * (up * t * 2.2 - t * t * (0.9 + up)),
    ];
    const rows = [0, 0.35, 0.7, 1].map((t) => at(t, 0));
    const wide = [0.06, 0.4, 0.36, 0.02];
    for (const flip of [1, -1]) {
      s.paint('leaf', flip > 0 ? 1 : 0.7);
      s.surface(
        [-1, 0, 1].map((k) =>
          rows.map((_, j) => {
            const p = at([0, 0.35, 0.7, 1][j] ?? 0, flip * k * (wide[j] ?? 0));
            return [p[0], p[1], p[2] - Math.abs(k) * 0.12 * (1 + j * 0.3)] as V3;
          }),
        ),
      );
    }
  }
});

/** Bushes in a row or a bed: low clouds of leaves. */
export const hedge = defineShape(
  'hedge',
  z.object({
    size: z.tuple([z.number(), z.number(), z.number()]),
    material: z.string().default('leaf'),
    flowers: z.string().optional(),
    clipped: z.boolean().default(false),
    seed: z.number().default(1),
  }),
  (s, { size: [x, y, z0], material, flowers, clipped, seed }) => {
    if (clipped || !s.near) return s.paint(material, 0.92).box([-x / 2, x / 2], [-y / 2, y / 2], [0, z0], Math.min(x, y) * 0.08);
    const n = Math.max(1, Math.round(x / (z0 * 1.5)));
    for (let i = 0; i < n; i++) {
      const at: V3 = [-x / 2 + ((i + 0.5) * x) / n, (noise3(i * 1.7, seed, 0) * y) / 4, z0 * 0.4];
      blob(s, flowers && i % 2 ? flowers : material, at, [x / n / 1.6, y / 1.8, z0 * 0.65], seed + i, 1);
    }
  },
);
