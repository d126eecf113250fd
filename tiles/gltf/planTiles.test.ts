import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Limits, type Planned, type PlannedTile, planTiles } from './planTiles.ts';

const LIMITS: Limits = { leafItems: 20, leafWeight: 500, coarseItems: 8, reach: 45 };
const all = (tile: PlannedTile): PlannedTile[] => [tile, ...tile.children.flatMap(all)];
const point = fc.record({
  x: fc.oneof(fc.double({ min: -9000, max: 9000, noNaN: true }), fc.constant(5)),
  y: fc.oneof(fc.double({ min: -9000, max: 9000, noNaN: true }), fc.constant(5)),
  score: fc.double({ min: 0, max: 100, noNaN: true }),
  weight: fc.integer({ min: 3, max: 60 }),
});

describe('the tile plan', () => {
  it('holds every thing once, within the limits, with errors that fall and contents narrower than 3 km', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 300 }), (planned: Planned[]) => {
        const tiles = all(planTiles(planned, [...planned.keys()], LIMITS));
        const rows = tiles.flatMap((tile) => tile.rows);
        expect([...rows].sort((a, b) => a - b)).toEqual([...planned.keys()]);
        for (const { rows: own, children, geometricError } of tiles) {
          expect(own.length).toBeLessThanOrEqual(children.length ? LIMITS.coarseItems : LIMITS.leafItems);
          for (const child of children) expect(child.geometricError).toBeLessThan(geometricError);
          const [xs, ys] = [own.map((row) => planned[row]?.x ?? 0), own.map((row) => planned[row]?.y ?? 0)];
          if (own.length) expect(Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))).toBeLessThanOrEqual(3000);
        }
      }),
    );
  });

  it('draws the highest scores of a square first', () => {
    const planned = Array.from(
      { length: 400 },
      (_, i): Planned => ({ x: (i % 20) * 30, y: Math.floor(i / 20) * 30, score: (i * 37) % 400, weight: 4 }),
    );
    const root = planTiles(planned, [...planned.keys()], LIMITS);
    expect(root.rows.map((row) => planned[row]?.score).sort()).toEqual([392, 393, 394, 395, 396, 397, 398, 399]);
  });
});
