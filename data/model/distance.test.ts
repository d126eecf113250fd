import { destination, distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, distanceBetween } from './distance.ts';

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
});
