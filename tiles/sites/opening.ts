import { z } from 'zod';
import type { Sculpt, V2, V3 } from './Sculpt.ts';

/** Doors and windows of a wall, evenly along it. */
export const Openings = z.object({
  count: z.number().int().min(1),
  width: z.number(),
  height: z.number(),
  sill: z.number().default(0),
  /** What fills it: a leaf, iron bars before the dark, light behind glass, or nothing. */
  fill: z.enum(['door', 'bars', 'glass', 'dark', 'none']).default('dark'),
  arch: z.boolean().default(false),
  material: z.string().default('wood'),
  /** Shares of the wall's length between which they stand. */
  span: z.tuple([z.number(), z.number()]).default([0, 1]),
});
export type Openings = z.infer<typeof Openings>;

interface Hole {
  x: V2;
  z: V2;
  of: Openings;
}
const holesOf = (length: number, all: readonly Openings[]): Hole[] =>
  all
    .flatMap((of) =>
      Array.from({ length: of.count }, (_, i): Hole => {
        const middle = length * (of.span[0] + ((of.span[1] - of.span[0]) * (i + 0.5)) / of.count);
        return { x: [middle - of.width / 2, middle + of.width / 2], z: [of.sill, of.sill + of.height], of };
      }),
    )
    .sort((a, b) => a.x[0] - b.x[0]);

/**
 * The outer face of a wall along x from 0 to `length`, looking to -y, with holes that are `depth` deep. The painted material is the wall's;
 * `again` paints it after a filling was drawn.
 */
export function pierced(s: Sculpt, length: number, height: number, depth: number, openings: readonly Openings[], again: () => void): void {
  const wall = (x: V2, z: V2) => {
    if (x[1] - x[0] > 0.01 && z[1] - z[0] > 0.01) s.face([x[0], 0, z[0]], [x[1], 0, z[0]], [x[1], 0, z[1]], [x[0], 0, z[1]]);
  };
  again();
  let from = 0;
  for (const { x, z, of } of holesOf(length, openings)) {
    if (x[0] < from) continue;
    wall([from, x[0]], [0, height]);
    wall(x, [0, z[0]]);
    if (of.arch) archTop(s, x, z[1], height);
    else wall(x, [z[1], height]);
    // Reveals, then what closes the hole.
    s.face([x[0], 0, z[0]], [x[0], depth, z[0]], [x[0], depth, z[1]], [x[0], 0, z[1]]);
    s.face([x[1], depth, z[0]], [x[1], 0, z[0]], [x[1], 0, z[1]], [x[1], depth, z[1]]);
    s.face([x[0], 0, z[0]], [x[1], 0, z[0]], [x[1], depth, z[0]], [x[0], depth, z[0]]);
    if (!of.arch) s.face([x[0], depth, z[1]], [x[1], depth, z[1]], [x[1], 0, z[1]], [x[0], 0, z[1]]);
    if (of.fill !== 'none') fill(s, x, z, depth, of);
    again();
    from = x[1];
  }
  wall([from, length], [0, height]);
}

/** Where the arch springs; it rises by half the width. */
function archTop(s: Sculpt, [a, b]: V2, springs: number, height: number): void {
  const n = s.near ? 8 : 4;
  const r = (b - a) / 2;
  for (let i = 0; i < n; i++) {
    const at = (k: number): V3 => [a + r - r * Math.cos((Math.PI * k) / n), 0, springs + r * Math.sin((Math.PI * k) / n)];
    const [p, q] = [at(i), at(i + 1)];
    s.face(p, q, [q[0], 0, height], [p[0], 0, height]);
  }
}

function fill(s: Sculpt, x: V2, z: V2, depth: number, of: Openings): void {
  const y = depth * 0.7;
  const top = of.arch ? z[1] + (x[1] - x[0]) / 2 : z[1];
  const pane = (material: string, tint = 1) =>
    s.paint(material, tint).face([x[0], y, z[0]], [x[1], y, z[0]], [x[1], y, top], [x[0], y, top]);
  if (of.fill === 'door') {
    pane(of.material);
    if (s.near) s.paint('dark').box([(x[0] + x[1]) / 2 - 0.03, (x[0] + x[1]) / 2 + 0.03], [y - 0.03, y], [z[0], top]);
  } else if (of.fill === 'glass') {
    pane('lamp', 0.75);
    s.paint(of.material);
    if (s.near) {
      const m = (x[0] + x[1]) / 2;
      s.box([m - 0.04, m + 0.04], [y - 0.05, y], [z[0], top]);
      s.box([x[0], x[1]], [y - 0.05, y], [(z[0] + top) / 2 - 0.04, (z[0] + top) / 2 + 0.04]);
    }
  } else {
    pane('dark');
    if (of.fill === 'bars' && s.near)
      for (let bar = x[0] + 0.15; bar < x[1] - 0.05; bar += 0.2) s.paint('iron').box([bar, bar + 0.05], [y - 0.1, y - 0.05], [z[0], top]);
  }
}
