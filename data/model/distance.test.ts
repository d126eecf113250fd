import { booleanPointInPolygon, destination, distance, lineString, pointToLineDistance, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, distanceBetween, metresToLine } from './distance.ts';
import { inRing } from './in-ring.ts';

const at = fc.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));

describe('distances', () => {
  it('are those of a second implementation', () => {
    fc.assert(
      fc.property(at, at, (a, b) => {
        const metres = distance(a, b, { units: 'meters' });
        expect(Math.abs(distanceBetween(a, b) - metres)).toBeLessThanOrEqual(metres * 1e-6 + 0.001);
      }),
    );
  });
  it('have a box about them that holds all that is near', () => {
    fc.assert(
      fc.property(
        at,
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (centre, metres, bearing) => {
          const [w, s, e, n] = boxAround(centre, metres);
          const [lng = 0, lat = 0] = destination(centre, metres * 0.998, bearing, { units: 'meters' }).geometry.coordinates;
          expect(w <= lng && lng <= e && s <= lat && lat <= n).toBe(true);
        },
      ),
    );
  });
  it('to a line are those of a second implementation, to one per cent within some kilometres', () => {
    const near = fc.tuple(fc.double({ min: 103.9, max: 103.95, noNaN: true }), fc.double({ min: 21.3, max: 21.35, noNaN: true }));
    fc.assert(
      fc.property(near, fc.array(near, { minLength: 2, maxLength: 6 }), (position, line) => {
        const metres = pointToLineDistance(position, lineString(line), { units: 'meters', method: 'planar' });
        expect(Math.abs(metresToLine(position, line) - metres)).toBeLessThanOrEqual(metres * 0.01 + 2);
      }),
    );
  });
});

describe('a ring', () => {
  it('holds what a second implementation says, whichever way it turns', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(corner, fc.array(corner, { minLength: 3, maxLength: 8 }), ([x, y], corners) => {
        // Off the grid of the corners: what lies on an edge may count as either.
        const position: [number, number] = [x + 0.414_213_56, y + 0.319_615_24];
        const ring = [...corners, corners[0] ?? [0, 0]] as [number, number][];
        const inside = booleanPointInPolygon(position, polygon([ring]));
        expect(inRing(ring, position)).toBe(inside);
        expect(inRing(ring.toReversed(), position)).toBe(inside);
      }),
    );
  });
});
