import { describe, expect, it } from 'vitest';
import type { GroundOutline } from '../../../data/model/model-footprint.ts';
import { L_PLAN, makePrism } from '../../testing/make-prism.ts';
import { groundOutline } from './ground-outline.ts';

type Plan = readonly (readonly [number, number])[];
const circle = (radius: number, corners: number): Plan =>
  Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * 2 * Math.PI;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
const outlineOf = (...given: Parameters<typeof makePrism>) => {
  const outline = groundOutline(makePrism(...given).scene);
  if (!outline) throw new Error('There is no outline.');
  return outline;
};
/** Square units, by the shoelace formula. */
const size = (ring: GroundOutline) =>
  Math.abs(
    ring.reduce((sum, [x, z], i) => {
      const [nextX, nextZ] = ring[(i + 1) % ring.length] ?? [0, 0];
      return sum + x * nextZ - nextX * z;
    }, 0),
  ) / 2;
const sorted = (ring: GroundOutline) => ring.map(([x, z]) => `${x.toFixed(3)} ${z.toFixed(3)}`).sort();

describe('the outline of a model', () => {
  it('of an L leaves free the corner that its box would cover', () => {
    const outline = outlineOf(L_PLAN);
    expect(sorted(outline)).toEqual(sorted(L_PLAN.filter(([x, z]) => !(x === 10 && z === 10))));
    // The box has 900; the triangle between the L's ends is 200.
    expect(size(outline)).toBeCloseTo(700, 6);
  });

  it('of a round tower has few corners and nearly its area', () => {
    const outline = outlineOf(circle(20, 720));
    expect(outline.length).toBeGreaterThanOrEqual(12);
    expect(outline.length).toBeLessThanOrEqual(40);
    expect(size(outline) / (Math.PI * 400)).toBeGreaterThan(0.97);
    expect(size(outline) / (Math.PI * 400)).toBeLessThanOrEqual(1);
  });

  it('follows where its nodes stand and how they are turned', () => {
    // Turned by 90 degrees about y, x becomes -z.
    const outline = outlineOf(
      [
        [0, 0],
        [40, 0],
        [40, 10],
        [0, 10],
      ],
      { move: [5, 3, -7], turn: Math.PI / 2 },
    );
    expect(sorted(outline)).toEqual(
      sorted([
        [5, -7],
        [5, -47],
        [15, -47],
        [15, -7],
      ]),
    );
  });

  it('is that of all vertices, however many there are', () => {
    // More than are held at once, and the farthest come last.
    const spiral = Array.from({ length: 60_000 }, (_, i) => {
      const angle = i / 50;
      return [(i / 6000) * Math.cos(angle), (i / 6000) * Math.sin(angle)] as const;
    });
    const outline = outlineOf([...spiral, [50, 50], [-50, 50], [-50, -50], [50, -50]]);
    expect(sorted(outline)).toEqual(
      sorted([
        [50, 50],
        [-50, 50],
        [-50, -50],
        [50, -50],
      ]),
    );
  });

  it('keeps a thin wall’s width, and is unknown where there is none', () => {
    const thin = outlineOf([
      [0, 0],
      [100, 0],
      [100, 0.2],
      [0, 0.2],
    ]);
    expect(size(thin)).toBeCloseTo(20, 3);
    expect(
      groundOutline(
        makePrism([
          [0, 0],
          [3, 3],
          [9, 9],
        ]).scene,
      ),
    ).toBeNull();
  });
});
