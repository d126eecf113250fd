import { z } from 'zod';
import { Openings, pierced } from '../opening.ts';
import { curved, gable } from '../roofs.ts';
import type { Sculpt, V2 } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

const Sides = z.object({
  s: z.array(Openings).default([]),
  n: z.array(Openings).default([]),
  e: z.array(Openings).default([]),
  w: z.array(Openings).default([]),
});
export const Roof = z.object({
  form: z.enum(['gable', 'curved']),
  height: z.number(),
  over: z.number().default(0.6),
  ridge: z.number().default(0.6),
  lift: z.number().default(0),
  material: z.string(),
  ornament: z.boolean().default(false),
  /** A second roof above the first, drawn in by this share of the size. */
  upper: z.object({ share: z.number(), wall: z.number(), height: z.number() }).optional(),
});
const House = z.object({
  size: z.tuple([z.number(), z.number()]),
  height: z.number(),
  walls: z.string(),
  openings: Sides.default({ s: [], n: [], e: [], w: [] }),
  plinth: z.number().default(0.3),
  plinthMaterial: z.string().default('stone'),
  roof: Roof.optional(),
  /** A band along the foot of the walls. */
  band: z.string().optional(),
  /** A roofed walk with columns before the south side: depth in metres. */
  porch: z.object({ depth: z.number(), columns: z.number().int(), material: z.string(), around: z.boolean().default(false) }).optional(),
});

/** A house with real openings; its front looks to the south, its roof's ridge runs east to west. */
export const house = defineShape('house', House, (s, m) => {
  const [x, y] = m.size;
  const [px, py] = m.porch ? [m.porch.around ? m.porch.depth : 0.3, m.porch.depth] : [0.3, 0.3];
  s.paint(m.plinthMaterial, 0.95).box(
    [-x / 2 - px - 0.2, x / 2 + px + 0.2],
    [-y / 2 - py - 0.2, y / 2 + (m.porch?.around ? py : 0.3) + 0.2],
    [-0.6, m.plinth],
  );
  s.within([0, 0, m.plinth], 0, 1, () => {
    box(s, m.size, m.height, m.walls, m.openings, m.band);
    if (m.porch) porch(s, m);
    if (m.roof) roofOver(s, m);
    else s.paint('concrete').box([-x / 2 - 0.2, x / 2 + 0.2], [-y / 2 - 0.2, y / 2 + 0.2], [m.height, m.height + 0.25]);
  });
});

function box(s: Sculpt, [x, y]: V2, height: number, walls: string, openings: z.infer<typeof Sides>, band?: string): void {
  const side = (at: [number, number, number], turn: number, length: number, of: Openings[]) =>
    s.within(at, turn, 1, () => {
      pierced(s, length, height, 0.3, of, () => s.paint(walls));
      if (band) s.paint(band).box([-0.04, length + 0.04], [-0.06, 0], [0, 0.55]);
    });
  side([-x / 2, -y / 2, 0], 0, x, openings.s);
  side([x / 2, -y / 2, 0], -90, y, openings.e);
  side([x / 2, y / 2, 0], 180, x, openings.n);
  side([-x / 2, y / 2, 0], 90, y, openings.w);
}

function porch(s: Sculpt, { size: [x, y], height, porch: p }: z.infer<typeof House>): void {
  if (!p) return;
  const column = (cx: number, cy: number) =>
    s.within([cx, cy, 0], 0, 1, () => {
      s.paint('stone').lathe(
        [
          [0.34, 0],
          [0.34, 0.18],
          [0.26, 0.3],
          [0, 0.3],
        ],
        s.near ? 8 : 4,
      );
      s.paint(p.material).lathe(
        [
          [0.2, 0.25],
          [0.23, height * 0.4],
          [0.18, height],
        ],
        s.near ? 10 : 5,
      );
    });
  const line = (n: number, from: V2, to: V2) => {
    for (let i = 0; i < n; i++) column(from[0] + ((to[0] - from[0]) * i) / (n - 1), from[1] + ((to[1] - from[1]) * i) / (n - 1));
  };
  const [ox, oy] = [x / 2 + (p.around ? p.depth - 0.4 : -0.3), y / 2 + p.depth - 0.4];
  line(p.columns, [-ox, -oy], [ox, -oy]);
  if (p.around) {
    line(p.columns, [-ox, oy], [ox, oy]);
    const n = Math.max(2, Math.round((p.columns * y) / x));
    for (const side of [-1, 1]) line(n, [side * ox, -oy + (2 * oy) / (n + 1)], [side * ox, oy - (2 * oy) / (n + 1)]);
  }
  s.paint('wood', 0.8).box([-ox - 0.2, ox + 0.2], [-oy - 0.12, -oy + 0.12], [height - 0.35, height]);
}

function roofOver(s: Sculpt, { size: [x, y], height, walls, porch: p, roof }: z.infer<typeof House>): void {
  if (!roof) return;
  const size: V2 = p ? [x + (p.around ? 2 * p.depth : 0), y + (p.around ? 2 : 1) * p.depth] : [x, y];
  s.within([0, p && !p.around ? -p.depth / 2 : 0, 0], 0, 1, () => {
    if (roof.form === 'gable') return gable(s, size, height, roof.height, roof.over, roof.material, walls);
    const { over, ridge, lift, material, ornament } = roof;
    if (!roof.upper) return curved(s, { size, eaves: height, height: roof.height, over, ridge, lift, material, ornament });
    const { share, wall, height: high } = roof.upper;
    const upper: V2 = [size[0] * share, size[1] * share];
    // The lower roof is a skirt: its ridge would lie inside of the upper walls.
    curved(s, { size, eaves: height, height: roof.height, over, ridge: Math.max(ridge, share), lift, material });
    const base = height + roof.height * 0.45;
    s.paint('lacquer', 0.9).box([-upper[0] / 2, upper[0] / 2], [-upper[1] / 2, upper[1] / 2], [base, base + wall]);
    if (s.near)
      for (let i = -4; i <= 4; i++)
        s.paint('gold', 0.8).box(
          [(i * upper[0]) / 9 - 0.12, (i * upper[0]) / 9 + 0.12],
          [-upper[1] / 2 - 0.05, -upper[1] / 2],
          [base + wall * 0.55, base + wall * 0.85],
        );
    curved(s, { size: upper, eaves: base + wall, height: high, over: over * 0.9, ridge, lift, material, ornament });
  });
}
