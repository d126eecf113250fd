import { z } from 'zod';
import type { V2 } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

const Pair = z.tuple([z.number(), z.number()]);

/** A box [width, depth, height] standing in the middle of its base. */
export const block = defineShape(
  'block',
  z.object({
    size: z.tuple([z.number(), z.number(), z.number()]),
    material: z.string(),
    tint: z.number().default(1),
    taper: z.number().default(0),
  }),
  (s, { size: [x, y, h], material, tint, taper }) => s.paint(material, tint).box([-x / 2, x / 2], [-y / 2, y / 2], [0, h], taper),
);

/** A slab under any ring of [east, north] corners, counter-clockwise; `height` above and `depth` below its place. */
export const slab = defineShape(
  'slab',
  z.object({
    ring: z.array(Pair).min(3),
    height: z.number().default(0.15),
    depth: z.number().default(1),
    material: z.string(),
    edge: z.string().optional(),
    tint: z.number().default(1),
  }),
  (s, { ring, height, depth, material, edge, tint }) => {
    s.paint(edge ?? material, tint * 0.9);
    for (const [i, [x, y]] of ring.entries()) {
      const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
      s.face([x, y, -depth], [nx, ny, -depth], [nx, ny, height], [x, y, height]);
    }
    s.paint(material, tint).flat(ring, height);
  },
);

/** A flight of steps that climbs to the north; `run` deep in all, `width` wide, with cheek walls. */
export const steps = defineShape(
  'steps',
  z.object({
    width: z.number(),
    run: z.number(),
    height: z.number(),
    count: z.number().int(),
    material: z.string(),
    cheek: z.number().default(0.4),
    cheekMaterial: z.string().optional(),
  }),
  (s, { width, run, height, count, material, cheek, cheekMaterial }) => {
    const n = s.near ? count : Math.max(2, Math.ceil(count / 4));
    for (let i = 0; i < n; i++) {
      s.paint(material, i % 2 ? 0.97 : 1);
      const [y, z] = [(run * i) / n, (height * (i + 1)) / n];
      s.face([-width / 2, y, 0], [width / 2, y, 0], [width / 2, y, z], [-width / 2, y, z]);
      s.face([-width / 2, y, z], [width / 2, y, z], [width / 2, y + run / n, z], [-width / 2, y + run / n, z]);
    }
    s.paint(cheekMaterial ?? material, 0.9);
    const beam = (x: V2) => {
      const rise = 0.45;
      const side: V2[] = [
        [-0.3, 0],
        [run, 0],
        [run, height + rise],
        [-0.3, rise],
      ];
      s.face(...side.map(([y, z]): [number, number, number] => [x[1], y, z]));
      s.face(...[...side].reverse().map(([y, z]): [number, number, number] => [x[0], y, z]));
      s.face([x[0], -0.3, rise], [x[1], -0.3, rise], [x[1], run, height + rise], [x[0], run, height + rise]);
      s.face([x[0], -0.3, 0], [x[1], -0.3, 0], [x[1], -0.3, rise], [x[0], -0.3, rise]);
      s.face([x[1], run, 0], [x[0], run, 0], [x[0], run, height + rise], [x[1], run, height + rise]);
    };
    if (cheek > 0) {
      beam([-width / 2 - cheek, -width / 2]);
      beam([width / 2, width / 2 + cheek]);
    } else {
      s.face([width / 2, 0, 0], [width / 2, run, 0], [width / 2, run, height]);
      s.face([-width / 2, run, 0], [-width / 2, 0, 0], [-width / 2, run, height]);
    }
  },
);
