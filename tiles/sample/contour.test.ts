import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contour, signedArea } from './contour.ts';
import type { Point } from './frame.ts';
import { contains } from './measureCity.ts';
import { distanceField, type Grid } from './raster.ts';

const grid: Grid = { width: 61, height: 61, west: -300, north: 300, dx: 10, dy: 10 };
const field = (value: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: grid.width * grid.height }, (_, i) =>
    value(grid.west + (i % grid.width) * grid.dx, grid.north - Math.floor(i / grid.width) * grid.dy),
  );

describe('contours of a field', () => {
  it('find a disc by its area and keep its hole', () => {
    const ring = contour(
      grid,
      field((x, y) => Math.min(200 - Math.hypot(x, y), Math.hypot(x, y) - 90)),
      100,
      0.5,
    );
    expect(ring).toHaveLength(1);
    const [outer = [], hole = []] = ring[0] ?? [];
    expect(signedArea(outer) / (Math.PI * 200 ** 2)).toBeCloseTo(1, 1);
    expect(-signedArea(hole) / (Math.PI * 90 ** 2)).toBeCloseTo(1, 1);
  });

  it('close at the edge of the grid', () => {
    const areas = contour(
      grid,
      field(() => 1),
      100,
      0.5,
    );
    expect(areas).toHaveLength(1);
    expect(signedArea(areas[0]?.[0] ?? [])).toBeGreaterThan(600 * 600 * 0.98);
  });

  it('hold what is well above 0 and nothing that is well below', () => {
    const spot = fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }), fc.integer({ min: 60, max: 140 }));
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 4 }), (spots) => {
        const value = (x: number, y: number): number => Math.max(...spots.map(([sx, sy, r]) => r - Math.hypot(x - sx, y - sy)));
        const areas = contour(grid, field(value), 100, 0.5);
        for (let x = -195; x < 200; x += 65) {
          for (let y = -195; y < 200; y += 65) {
            const inside = areas.some((rings) => rings.reduce((odd, r) => odd !== contains(r, [x, y]), false));
            if (value(x, y) > 8) expect(inside).toBe(true);
            if (value(x, y) < -8) expect(inside).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a distance field', () => {
  it('is within a cell of the true distance', () => {
    const points: Point[] = [
      [-120, 40],
      [33, -200],
      [250, 250],
    ];
    const values = distanceField(grid, points, () => 0);
    values.forEach((v, i) => {
      const x = grid.west + (i % grid.width) * grid.dx;
      const y = grid.north - Math.floor(i / grid.width) * grid.dy;
      const exact = Math.min(...points.map((p) => Math.hypot(p[0] - x, p[1] - y)));
      expect(Math.abs(v - exact)).toBeLessThan(10);
    });
  });
});
