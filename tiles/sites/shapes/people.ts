import { z } from 'zod';
import { blob } from '../blob.ts';
import { chance } from '../chance.ts';
import type { Sculpt, V2, V3 } from '../Sculpt.ts';
import { defineShape } from '../shape.ts';

const Figure = z.object({
  height: z.number(),
  material: z.string().default('bronze'),
  dress: z.enum(['suit', 'skirt', 'child']).default('suit'),
  /** One arm raised in greeting, both at rest, one about the neighbour. */
  arms: z.enum(['greeting', 'rest', 'reaching', 'carrying']).default('rest'),
  seed: z.number().default(1),
});

/** A standing figure looking to the south, as a sculptor would block it out: garment, shoulders, head, arms. */
export const figure = defineShape('figure', Figure, drawFigure);

function drawFigure(s: Sculpt, { height: h, material, dress, arms, seed }: z.infer<typeof Figure>): void {
  const random = chance(seed * 577 + 5);
  const k = h / 7.4;
  const head = dress === 'child' ? 1.35 * k : k;
  const segments = s.near ? 12 : 6;
  const oval = (profile: V2[], flat: number, tint: number) => {
    s.paint(material, tint).surface(
      profile.map(([r, zed]) =>
        Array.from({ length: segments + 1 }, (_, i): V3 => {
          const a = (2 * Math.PI * (i % segments)) / segments;
          const fold = dress === 'skirt' && zed < 3.4 * k ? 1 + 0.06 * Math.cos(a * 6) : 1;
          return [Math.cos(a) * r * k * fold, Math.sin(a) * r * k * flat * fold, zed];
        }),
      ),
    );
  };
  const up = (pairs: V2[]): V2[] => pairs.map(([r, zed]) => [r, zed * k]);
  if (dress === 'skirt')
    oval(
      up([
        [1.15, 0],
        [1.02, 0.4],
        [0.9, 2],
        [0.74, 3.7],
        [0.62, 4.3],
      ]),
      0.85,
      0.86,
    );
  else {
    for (const side of [-1, 1])
      s.within([side * 0.36 * k, 0, 0], 0, 1, () =>
        oval(
          up([
            [0.42, 0],
            [0.36, 0.5],
            [0.4, 2],
            [0.48, 3.6],
          ]),
          0.95,
          0.82,
        ),
      );
    s.paint(material, 0.7).box([-0.75 * k, 0.75 * k], [-0.75 * k, 0.2 * k], [0, 0.22 * k], 0.1 * k);
  }
  oval(
    up(
      dress === 'suit'
        ? [
            [0.86, 2.9],
            [0.88, 3.5],
            [0.78, 4.4],
            [0.95, 5.3],
            [0.9, 5.75],
            [0.4, 6.1],
            [0.3, 6.3],
          ]
        : [
            [0.7, 4.2],
            [0.68, 4.5],
            [0.86, 5.4],
            [0.8, 5.75],
            [0.36, 6.05],
            [0.28, 6.3],
          ],
    ),
    0.62,
    0.95,
  );
  const neck = 6.25 * k;
  blob(s, material, [0, -0.08 * k, neck + 0.5 * head], [0.43 * head, 0.5 * head, 0.6 * head], 3, s.near ? 2 : 1, 0.05);
  if (dress === 'skirt' && s.near)
    s.paint(material, 0.8).lathe(
      [
        [0.62 * head, neck + 0.75 * head],
        [0.45 * head, neck + 1.12 * head],
        [0.02, neck + 1.2 * head],
      ],
      10,
    );
  const arm = (side: number, elbow: V3, hand: V3) => {
    const joint: V3 = [side * 0.86 * k, 0, 5.6 * k];
    s.paint(material, 0.9).bar(
      [joint, [side * elbow[0] * k, elbow[1] * k, elbow[2] * k], [side * hand[0] * k, hand[1] * k, hand[2] * k]],
      0.27 * k,
      0.17 * k,
    );
    blob(s, material, [side * hand[0] * k, hand[1] * k, hand[2] * k], [0.22 * k, 0.22 * k, 0.26 * k], 2, 1, 0.05);
  };
  const sway = random() * 0.2;
  if (arms === 'greeting') arm(1, [1.35, -0.45, 5.3], [1.5, -0.85, 6.7]);
  else if (arms === 'reaching') arm(1, [1.2, -0.5, 4.7], [1.3, -1.4, 4.9 + sway]);
  else if (arms === 'carrying') arm(1, [1.05, -0.5, 4.4], [0.35, -0.95, 4.5]);
  else arm(1, [1.08, 0.08, 4.4], [1, -0.2, 3.1 + sway]);
  if (arms === 'carrying') {
    arm(-1, [1.05, -0.5, 4.4], [0.35, -0.95, 4.5]);
    blob(s, material, [0, -0.95 * k, 4.75 * k], [0.6 * k, 0.4 * k, 0.4 * k], 7, 1, 0.2);
  } else arm(-1, [1.08, 0.08, 4.4], [1.02, -0.2, 3.2]);
}

/** A flag on a pole; `star` puts a five-pointed one in its middle. */
export const flag = defineShape(
  'flag',
  z.object({
    height: z.number(),
    cloth: z.tuple([z.number(), z.number()]),
    material: z.string().default('flag'),
    star: z.string().optional(),
  }),
  (s, { height, cloth: [w, h], material, star }) => {
    s.paint('concrete').box([-0.9, 0.9], [-0.9, 0.9], [-0.3, 0.6], 0.2);
    s.paint('iron', 1).bar(
      [
        [0, 0, 0.4],
        [0, 0, height],
      ],
      0.11,
      0.05,
      6,
    );
    s.paint('gold').lathe(
      [
        [0.001, height - 0.02],
        [0.12, height + 0.1],
        [0.001, height + 0.26],
      ],
      6,
    );
    const n = s.near ? 10 : 3;
    const wave = (x: number): number => 0.16 * w * Math.sin((x / w) * 5.2) * (x / w);
    const at = (i: number, z0: number, off: number): V3 => [
      0.08 + (i * w) / n,
      wave((i * w) / n) + off,
      z0 - 0.05 * h * Math.sin((i / n) * 3),
    ];
    const line = (z0: number, off: number) => Array.from({ length: n + 1 }, (_, i) => at(i, z0, off));
    s.paint(material).surface([line(height - 0.3 - h, 0), line(height - 0.3, 0)]);
    s.paint(material, 0.92).surface([line(height - 0.3 - h, 0.02).reverse(), line(height - 0.3, 0.02).reverse()]);
    if (!star) return;
    const [cx, cz, r] = [w / 2, height - 0.3 - h / 2, h * 0.3];
    const corner = (k: number): V3 => {
      const a = Math.PI / 2 + (k * Math.PI) / 5;
      const d = k % 2 ? r * 0.382 : r;
      const x = cx + d * Math.cos(a);
      return [0.08 + x, wave(x), cz + d * Math.sin(a) - 0.05 * h * Math.sin((x / w) * 3)];
    };
    for (const [off, flip] of [
      [-0.05, false],
      [0.07, true],
    ] as const)
      for (let k = 0; k < 10; k++) {
        const tri: V3[] = [[0.08 + cx, wave(cx) + off, cz - 0.05 * h * Math.sin((cx / w) * 3)], corner(k), corner(k + 1)].map(
          ([a, b, c], i): V3 => [a ?? 0, i ? (b ?? 0) + off : (b ?? 0), c ?? 0],
        );
        s.paint(star).face(...(flip ? tri.reverse() : tri));
      }
  },
);
