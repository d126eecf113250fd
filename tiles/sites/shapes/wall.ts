import { z } from 'zod';
import { noise3 } from '../chance.ts';
import { Openings, pierced } from '../opening.ts';
import type { Sculpt } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

/**
 * A wall along the way of [east, north] corners, `closed` into a ring or not. Ruin eats its top: 0 whole, 1 down to the ground in places.
 * Openings go through the first leg.
 */
export const wall = defineShape(
  'wall',
  z.object({
    way: z.array(z.tuple([z.number(), z.number()])).min(2),
    closed: z.boolean().default(false),
    height: z.number(),
    thickness: z.number().default(0.5),
    material: z.string(),
    coping: z.string().optional(),
    ruin: z.number().min(0).max(1).default(0),
    seed: z.number().default(1),
    /** Broken glass and wire on top, as prisons have. */
    spikes: z.boolean().default(false),
    openings: z.array(Openings).default([]),
  }),
  (s, m) => {
    const legs = m.closed ? [...m.way, m.way[0] ?? [0, 0]] : m.way;
    for (let i = 0; i + 1 < legs.length; i++) {
      const [a, b] = [legs[i], legs[i + 1]];
      if (!a || !b) continue;
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const turn = (-Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
      s.within([a[0], a[1], 0], turn, 1, () => {
        if (m.ruin > 0) broken(s, length, m.height, m.thickness, m.material, m.ruin, m.seed + i * 7);
        else {
          const t = m.thickness / 2;
          const holes = i === 0 ? m.openings : [];
          s.within([-t, -t, -0.5], 0, 1, () =>
            pierced(
              s,
              length + m.thickness,
              m.height + 0.5,
              t,
              holes.map((o) => ({ ...o, sill: o.sill + 0.5 })),
              () => s.paint(m.material),
            ),
          );
          s.within([length + t, t, -0.5], 180, 1, () =>
            pierced(
              s,
              length + m.thickness,
              m.height + 0.5,
              t,
              holes.map((o) => ({ ...o, sill: o.sill + 0.5, span: [1 - o.span[1], 1 - o.span[0]] as [number, number] })),
              () => s.paint(m.material),
            ),
          );
          s.paint(m.material);
          s.face([length + t, -t, -0.5], [length + t, t, -0.5], [length + t, t, m.height], [length + t, -t, m.height]);
          s.face([-t, t, -0.5], [-t, -t, -0.5], [-t, -t, m.height], [-t, t, m.height]);
          const c = t + 0.12;
          s.paint(m.coping ?? m.material, 0.85).box([-c, length + c], [-c, c], [m.height, m.height + 0.22], 0.06);
          if (m.spikes && s.near) wire(s, length, m.height + 0.22);
        }
      });
    }
  },
);

/** Pieces of about a metre whose tops follow a noise, with stepped edges as brick breaks. */
function broken(s: Sculpt, length: number, height: number, thickness: number, material: string, ruin: number, seed: number): void {
  const n = Math.max(1, Math.round(length / (s.near ? 0.8 : 2.4)));
  const t = thickness / 2;
  const tops = Array.from({ length: n }, (_, i) => {
    const at = (i * length) / n;
    const eaten = Math.max(0, 0.5 + 0.75 * noise3(at / 4.5, seed * 3.7, 0.5) + 0.25 * noise3(at / 1.1, seed, 4.2));
    return Math.max(0.25, height * (1 - ruin * eaten * 1.3));
  });
  for (const [i, top] of tops.entries()) {
    const x: [number, number] = [(i * length) / n, ((i + 1) * length) / n];
    s.paint(material, 0.9 + 0.1 * noise3(i, seed, 1));
    s.face([x[0], -t, -0.4], [x[1], -t, -0.4], [x[1], -t, top], [x[0], -t, top]);
    s.face([x[1], t, -0.4], [x[0], t, -0.4], [x[0], t, top], [x[1], t, top]);
    s.paint(material, 0.78);
    s.face([x[0], -t, top], [x[1], -t, top], [x[1], t, top], [x[0], t, top]);
    const [left, right] = [tops[i - 1] ?? -0.4, tops[i + 1] ?? -0.4];
    if (top > left) s.face([x[0], t, left], [x[0], -t, left], [x[0], -t, top], [x[0], t, top]);
    if (top > right) s.face([x[1], -t, right], [x[1], t, right], [x[1], t, top], [x[1], -t, top]);
  }
}

function wire(s: Sculpt, length: number, top: number): void {
  s.paint('iron');
  for (let x = 0; x <= length; x += 3) s.box([x - 0.03, x + 0.03], [-0.03, 0.03], [top, top + 0.5]);
  for (const z of [0.2, 0.45]) s.box([0, length], [-0.012, 0.012], [top + z, top + z + 0.024]);
}

/** Rubble: stones strewn over a rectangle. */
export const rubble = defineShape(
  'rubble',
  z.object({
    size: z.tuple([z.number(), z.number()]),
    count: z.number().int(),
    stone: z.number().default(0.6),
    material: z.string(),
    seed: z.number().default(1),
  }),
  (s, { size, count, stone, material, seed }) => {
    const n = s.near ? count : Math.ceil(count / 4);
    for (let i = 0; i < n; i++) {
      const at = (k: number) => noise3(i * 3.1 + 0.37, seed * 5.3, k * 7.7);
      const r = stone * (0.5 + 0.5 * Math.abs(at(2)));
      s.within([at(0) * size[0] * 0.7, at(1) * size[1] * 0.7, 0], at(3) * 180, 1, () =>
        s.paint(material, 0.85 + 0.15 * at(4)).box([-r, r], [-r * 0.7, r * 0.7], [-0.2, r * 0.8], r * 0.25),
      );
    }
  },
);
