import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from './measureCity.ts';
import { corners, overlaps, type Rectangle, rectangleSegment } from './rectangle.ts';

const metre = fc.double({ min: -40, max: 40, noNaN: true });
const side = fc.double({ min: 0.5, max: 20, noNaN: true });
const rectangle = fc
  .record({ x: metre, y: metre, turn: fc.double({ min: 0, max: 6.28, noNaN: true }), w: side, d: side })
  .map(({ x, y, turn, w, d }): Rectangle => ({ x, y, ux: Math.cos(turn), uy: Math.sin(turn), halfWidth: w, halfDepth: d }));

/** Points spread over a rectangle, edges included. */
function* spread(r: Rectangle): Generator<[number, number]> {
  for (let i = -8; i <= 8; i++) {
    for (let k = -8; k <= 8; k++) {
      const u = (i / 8) * r.halfWidth;
      const v = (k / 8) * r.halfDepth;
      yield [r.x + r.ux * u - r.uy * v, r.y + r.uy * u + r.ux * v];
    }
  }
}

describe('rectangles', () => {
  it('overlap wherever they share a point, in either order', () => {
    fc.assert(
      fc.property(rectangle, rectangle, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        // A micrometre inside: on the very edge rounding decides.
        const inner = { ...b, halfWidth: b.halfWidth - 1e-6, halfDepth: b.halfDepth - 1e-6 };
        const shared = [...spread(a)].some((p) => contains(corners(inner), p));
        if (shared) expect(overlaps(a, b)).toBe(true);
      }),
    );
  });

  it('do not overlap where a line parts them', () => {
    fc.assert(
      fc.property(rectangle, side, side, (a, w, d) => {
        const away = a.halfWidth + w + 0.001;
        const b: Rectangle = { ...a, x: a.x + a.ux * away, y: a.y + a.uy * away, halfWidth: w, halfDepth: d };
        expect(overlaps(a, b)).toBe(false);
        expect(overlaps(a, b, 0.01)).toBe(true);
      }),
    );
  });

  it('are never further from a segment than their nearest points are', () => {
    fc.assert(
      fc.property(rectangle, metre, metre, metre, metre, (r, ax, ay, bx, by) => {
        const distance = rectangleSegment(r, ax, ay, bx, by);
        let sampled = Number.POSITIVE_INFINITY;
        for (let i = 0; i <= 40; i++) {
          const x = ax + ((bx - ax) * i) / 40;
          const y = ay + ((by - ay) * i) / 40;
          const u = Math.abs((x - r.x) * r.ux + (y - r.y) * r.uy);
          const v = Math.abs((y - r.y) * r.ux - (x - r.x) * r.uy);
          sampled = Math.min(sampled, Math.hypot(Math.max(0, u - r.halfWidth), Math.max(0, v - r.halfDepth)));
        }
        expect(distance).toBeLessThanOrEqual(sampled + 1e-9);
        expect(distance).toBeGreaterThanOrEqual(sampled - Math.hypot(bx - ax, by - ay) / 40 - 1e-9);
      }),
    );
  });
});
