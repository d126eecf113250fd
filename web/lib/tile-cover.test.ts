import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween } from '../../data/model/distance.ts';
import { holds, tileKey, tilesOf } from './tile-cover.ts';

const sight = fc.record({
  target: fc.tuple(fc.double({ min: 102, max: 110, noNaN: true }), fc.double({ min: 8, max: 23, noNaN: true })),
  range: fc.double({ min: 40, max: 300_000, noNaN: true }),
  height: fc.integer({ min: 400, max: 1400 }),
});
const metresPerPixel = (range: number, height: number) => (2 * range * Math.tan(0.32)) / height;

describe('the tiles of a view', () => {
  it('hold every place near it exactly once, and are no more than a few dozen', () => {
    fc.assert(
      fc.property(
        sight,
        fc.double({ min: -3.9, max: 3.9, noNaN: true }),
        fc.double({ min: -3.9, max: 3.9, noNaN: true }),
        (view, east, north) => {
          const { target, range, height } = view;
          const tiles = tilesOf({ target, range, metresPerPixel: metresPerPixel(range, height) });
          expect(tiles.length).toBeLessThan(70);
          expect(new Set(tiles.map(tileKey)).size).toBe(tiles.length);
          const shrink = Math.cos((target[1] * Math.PI) / 180);
          const place: [number, number] = [target[0] + (east * range) / 111_320 / shrink, target[1] + (north * range) / 111_320];
          if (distanceBetween(target, place) < 3.9 * range) expect(tiles.filter((tile) => holds(tile, place))).toHaveLength(1);
          else expect(tiles.filter((tile) => holds(tile, place)).length).toBeLessThan(2);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('are finest in its middle', () => {
    const target: [number, number] = [103.9, 21.3];
    const tiles = tilesOf({ target, range: 3000, metresPerPixel: 2.8 });
    const middle = tiles.find((tile) => holds(tile, target));
    expect(middle?.z).toBe(Math.max(...tiles.map(({ z }) => z)));
    expect(Math.min(...tiles.map(({ z }) => z))).toBeLessThan(middle?.z ?? 0);
  });
});
