import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latitudeAt, mercatorX, mercatorY, metresPerPixel } from './mercator.ts';

describe('Web Mercator arithmetic', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: -85, max: 85, noNaN: true }), (lat) => {
        expect(latitudeAt(mercatorY(lat))).toBeCloseTo(lat, 9);
      }),
    );
  });

  it('puts the world between 0 and 1, north on top', () => {
    expect(mercatorX(-180)).toBe(0);
    expect(mercatorX(180)).toBe(1);
    expect(mercatorY(85.05112878)).toBeCloseTo(0, 9);
    expect(mercatorY(0)).toBeCloseTo(0.5, 12);
  });

  it('agrees with the well-known 156,543 m a pixel of a 256-pixel world at the equator', () => {
    expect(metresPerPixel(0, 0, 256)).toBeCloseTo(156_543.03, 1);
    expect(metresPerPixel(14, 7193, 512)).toBeLessThan(metresPerPixel(14, 8192, 512));
  });
});
