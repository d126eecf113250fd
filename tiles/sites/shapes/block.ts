import { z } from 'zod';
import { noise3 } from '../chance.ts';
import type { Sculpt, V2 } from '../Sculpt.ts';
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
    /** Metres by which the outline wanders inwards, and its corners are rounded, as lawns are. */
    soft: z.number().default(0),
  }),
  (s, { ring: corners, height, depth, material, edge, tint, soft }) => {
    const ring = soft > 0 ? softened(s, corners, soft) : corners;
    s.paint(edge ?? material, tint * 0.9);
    for (const [i, [x, y]] of ring.entries()) {
      const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
      s.face([x, y, -depth], [nx, ny, -depth], [nx, ny, height], [x, y, height]);
    }
    s.paint(material, tint).flat(ring, height);
  },
);

/** A denser ring whose corners are cut round and whose edges wander. */
function softened(s: Sculpt, ring: readonly V2[], soft: number): V2[] {
  const middle: V2 = [ring.reduce((sum, p) => sum + p[0], 0) / ring.length, ring.reduce((sum, p) => sum + p[1], 0) / ring.length];
  return ring.flatMap((p, i): V2[] => {
    const q = ring[(i + 1) % ring.length] ?? p;
    const length = Math.hypot(q[0] - p[0], q[1] - p[1]);
    const n = Math.max(3, Math.round(length / (s.near ? 5 : 12)));
    return Array.from({ length: n }, (_, k): V2 => {
      const t = k / n;
      const [x, y] = [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
      const corner = Math.max(0, 1 - (Math.min(t, 1 - t) * length) / (soft * 2.2)) ** 2;
      const inwards = soft * (0.32 * (1 + noise3(x / 9, y / 9, 3)) + 0.9 * corner);
      const d = Math.hypot(middle[0] - x, middle[1] - y) || 1;
      return [x + ((middle[0] - x) / d) * inwards, y + ((middle[1] - y) / d) * inwards];
    });
  });
}

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
