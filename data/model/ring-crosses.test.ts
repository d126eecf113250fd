import { kinks, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringCrosses } from './ring-crosses.ts';

type Ring = [number, number][];
describe('a ring', () => {
  it('that crosses itself is found as a second implementation finds it', () => {
    // Coordinates of no round numbers: where pieces only touch, the second one says nothing.
    const corner = fc.tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.uniqueArray(corner, { minLength: 3, maxLength: 9, selector: String }), (corners) => {
        const grid = corners.map(([x, y]): [number, number] => [Math.fround(x), Math.fround(y)]);
        fc.pre(new Set(grid.map(([x]) => x)).size === grid.length && new Set(grid.map(([, y]) => y)).size === grid.length);
        const ring: Ring = [...grid, grid[0] ?? [0, 0]];
        expect(ringCrosses(ring) !== null).toBe(kinks(polygon([ring])).features.length > 0);
      }),
    );
  });
  it('that touches itself, or runs back over itself, is no boundary either', () => {
    const touching: Ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 0],
      [0, 4],
      [0, 0],
    ];
    const back: Ring = [
      [0, 0],
      [4, 0],
      [2, 0],
      [0, 3],
      [0, 0],
    ];
    expect(ringCrosses(touching)).not.toBeNull();
    expect(ringCrosses(back)).not.toBeNull();
  });
  it('of a hundred thousand corners, and one that repeats its points, is one', () => {
    const round = Array.from({ length: 100_000 }, (_, i): [number, number] => {
      const angle = (i / 100_000) * 2 * Math.PI;
      return [Math.cos(angle), Math.sin(angle)];
    });
    const first = round[0] ?? [0, 0];
    expect(ringCrosses([...round, first])).toBeNull();
    expect(ringCrosses([first, first, ...round.slice(1), first, first])).toBeNull();
  });
});
