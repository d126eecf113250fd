import { z } from 'zod';
import { blob } from '../blob.ts';
import { lerp, type V2, type V3 } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

/** Lawns like a chessboard: `count` of them, filled row by row from the front, the last row centred. */
export const lawns = defineShape(
  'lawns',
  z.object({
    columns: z.number().int(),
    count: z.number().int(),
    size: z.tuple([z.number(), z.number()]),
    path: z.number(),
    materials: z.array(z.string()).min(1),
    edge: z.string().default('stone'),
  }),
  (s, { columns, count, size: [w, d], path, materials, edge }) => {
    for (let i = 0; i < count; i++) {
      const row = Math.floor(i / columns);
      const inRow = Math.min(columns, count - row * columns);
      const x = ((i % columns) - inRow / 2) * (w + path) + path / 2;
      const y = row * (d + path);
      if (s.near) s.paint(edge, 0.95).box([x - 0.25, x + w + 0.25], [y - 0.25, y + d + 0.25], [0, 0.16]);
      s.paint(materials[(i + row) % materials.length] ?? 'grass').box([x, x + w], [y, y + d], [0.1, 0.24]);
    }
  },
);

/** A basin with bowls and jets. */
export const fountain = defineShape(
  'fountain',
  z.object({ radius: z.number(), jets: z.number().int().default(8), height: z.number().default(4) }),
  (s, { radius, jets, height }) => {
    const n = s.near ? 32 : 12;
    s.paint('stone').lathe(
      [
        [radius + 0.6, -0.3],
        [radius + 0.6, 0.75],
        [radius, 0.75],
        [radius, 0.4],
      ],
      n,
    );
    s.paint('water').flat(
      Array.from({ length: n }, (_, i): V2 => [Math.cos((2 * Math.PI * i) / n) * radius, Math.sin((2 * Math.PI * i) / n) * radius]),
      0.5,
    );
    s.paint('stone', 0.95).lathe(
      [
        [0.7, 0.3],
        [0.4, 1.4],
        [radius * 0.34, 1.9],
        [radius * 0.36, 2.1],
        [0.1, 2],
      ],
      s.near ? 20 : 8,
    );
    const jet = (x: number, y: number, top: number, lean: number) => {
      const path = [0, 0.3, 0.6, 0.85, 1].map(
        (t): V3 => [x * lerp(1, lean, t), y * lerp(1, lean, t), 0.5 + top * 4 * (t * 0.62) * (1 - t * 0.62)],
      );
      s.paint('steam').bar(path, 0.06, 0.16, 5);
    };
    jet(0.01, 0, height + 1.2, 1);
    if (s.near)
      for (let i = 0; i < jets; i++)
        jet(Math.cos((2 * Math.PI * i) / jets) * radius * 0.75, Math.sin((2 * Math.PI * i) / jets) * radius * 0.75, height * 0.6, 0.35);
  },
);

/** A relief wall in the shape of a flower with five petals, looking to the south: stone petals with veins and a heart. */
export const flowerWall = defineShape(
  'flower-wall',
  z.object({
    radius: z.number(),
    thickness: z.number().default(1.6),
    material: z.string().default('carved'),
    heart: z.string().default('stone'),
  }),
  (s, { radius: r, thickness: t, material, heart }) => {
    for (let k = 0; k < 5; k++) {
      const turn = Math.PI / 2 + (k - 2) * 0.66;
      const n = s.near ? 12 : 6;
      const edge = Array.from({ length: n * 2 + 1 }, (_, i): V2 => {
        const v = i <= n ? i / n : (2 * n - i) / n;
        const side = i <= n ? -1 : 1;
        const wide = r * 0.27 * Math.sin(Math.PI * v ** 0.8) ** 0.8 * (v > 0.9 ? 0.85 : 1);
        const [along, off] = [r * (0.12 + 0.86 * v), side * wide];
        return [Math.cos(turn) * along - Math.sin(turn) * off * -1 * -1, Math.sin(turn) * along + Math.cos(turn) * off];
      }).slice(0, -1);
      const depth = (t / 2) * (1 - 0.16 * Math.abs(k - 2));
      const lift = r * 0.04;
      const put = (y: number) => edge.map(([a, b]): V3 => [a, y, b + lift]);
      const [front, back] = [put(-depth), put(depth)];
      const middle: V3 = [Math.cos(turn) * r * 0.55, -depth - t * 0.3, Math.sin(turn) * r * 0.55 + lift];
      for (const [i, p] of front.entries()) {
        const q = front[(i + 1) % front.length] ?? p;
        const [P, Q] = [back[i] ?? p, back[(i + 1) % back.length] ?? q];
        s.paint(material, 1 - 0.05 * (k % 2)).face(q, p, middle);
        s.paint(material, 0.75).face(p, q, Q, P);
        s.paint(material, 0.85).face(P, Q, [middle[0], depth, middle[2]]);
      }
    }
    s.paint(heart).lathe(
      [
        [r * 0.3, -0.3],
        [r * 0.3, r * 0.16],
        [r * 0.2, r * 0.3],
        [0.02, r * 0.36],
      ],
      s.near ? 18 : 8,
    );
    s.paint(heart, 0.92).box([-r * 0.95, r * 0.95], [-t * 0.8, t * 0.8], [-0.3, r * 0.1], 0.15);
  },
);

/** An inscribed stone: a slab with a rounded head on a base, on a tortoise if wanted. */
export const stele = defineShape(
  'stele',
  z.object({
    size: z.tuple([z.number(), z.number(), z.number()]),
    material: z.string().default('carved'),
    tortoise: z.boolean().default(false),
  }),
  (s, { size: [w, d, h], material, tortoise }) => {
    const base = tortoise ? w * 0.42 : 0.35;
    if (tortoise) {
      blob(s, 'stone', [0, 0, base * 0.35], [w * 0.75, w * 0.95, base * 0.85], 4, 2, 0.05);
      blob(s, 'stone', [0, -w * 1.05, base * 0.7], [w * 0.2, w * 0.3, w * 0.2], 6, 1, 0.05);
      for (const [x, y] of [
        [-0.6, -0.6],
        [0.6, -0.6],
        [-0.6, 0.6],
        [0.6, 0.6],
      ] as const)
        blob(s, 'stone', [x * w, y * w, 0.1], [w * 0.2, w * 0.25, w * 0.14], 8, 1, 0.05);
    } else s.paint('stone').box([-w * 0.75, w * 0.75], [-d * 1.6, d * 1.6], [-0.2, base], 0.08);
    const n = s.near ? 10 : 4;
    const face = (y: number): V3[] => [
      [-w / 2, y, base],
      [w / 2, y, base],
      ...Array.from(
        { length: n + 1 },
        (_, i): V3 => [(w / 2) * Math.cos((Math.PI * i) / n), y, base + h - w * 0.3 + w * 0.3 * Math.sin((Math.PI * i) / n)],
      ),
    ];
    const [front, back] = [face(-d / 2), face(d / 2)];
    s.paint(material).face(...front);
    s.paint(material, 0.9).face(...[...back].reverse());
    s.paint('stone', 0.9);
    for (const [i, p] of front.entries()) {
      const q = front[(i + 1) % front.length] ?? p;
      s.face(q, p, back[i] ?? p, back[(i + 1) % back.length] ?? q);
    }
  },
);

/** A lantern on a post. */
export const lamp = defineShape('lamp', z.object({ height: z.number().default(4) }), (s, { height }) => {
  s.paint('iron').bar(
    [
      [0, 0, -0.2],
      [0, 0, height],
    ],
    0.09,
    0.06,
    6,
  );
  s.paint('lamp').lathe(
    [
      [0.14, height],
      [0.3, height + 0.3],
      [0.24, height + 0.62],
      [0.02, height + 0.66],
    ],
    8,
  );
  s.paint('iron').lathe(
    [
      [0.32, height + 0.62],
      [0.02, height + 0.9],
    ],
    8,
  );
});

/** A bench of stone or wood. */
export const bench = defineShape(
  'bench',
  z.object({ length: z.number().default(1.8), material: z.string().default('wood') }),
  (s, { length, material }) => {
    s.paint('stone', 0.9);
    for (const side of [-1, 1]) s.box([side * length * 0.4 - 0.08, side * length * 0.4 + 0.08], [-0.22, 0.22], [0, 0.42]);
    s.paint(material).box([-length / 2, length / 2], [-0.25, 0.25], [0.42, 0.5]);
  },
);

/** Posts and rails along a way. */
export const fence = defineShape(
  'fence',
  z.object({
    way: z.array(z.tuple([z.number(), z.number()])).min(2),
    height: z.number().default(1),
    step: z.number().default(2),
    material: z.string().default('wood'),
  }),
  (s, { way, height, step, material }) => {
    for (const [i, a] of way.entries()) {
      const b = way[i + 1];
      if (!b) continue;
      const n = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / step));
      s.paint(material);
      for (let k = 0; k <= n; k++)
        s.within([lerp(a[0], b[0], k / n), lerp(a[1], b[1], k / n), 0], 0, 1, () => s.box([-0.07, 0.07], [-0.07, 0.07], [-0.2, height]));
      for (const z0 of [0.45, 0.9])
        s.bar(
          [
            [a[0], a[1], height * z0],
            [b[0], b[1], height * z0],
          ],
          0.05,
          0.05,
          4,
        );
    }
  },
);

/** Anything turned on a wheel: wells, bells, urns; profile of [radius, height] from below. */
export const lathe = defineShape(
  'lathe',
  z.object({
    profile: z.array(z.tuple([z.number(), z.number()])).min(2),
    material: z.string(),
    tint: z.number().default(1),
    segments: z.number().int().default(20),
  }),
  (s, { profile, material, tint, segments }) =>
    s.paint(material, tint).lathe(profile, s.near ? segments : Math.max(5, Math.round(segments / 3))),
);
