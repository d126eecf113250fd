import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, inView, pictureOf, seenFrom, turnBetween } from './direction.ts';

const bearing = fc.double({ min: 0, max: 359.999, noNaN: true });
const pitch = fc.double({ min: -89, max: 89, noNaN: true });

describe('a direction in an equirectangular picture', () => {
  it('has north in the middle, east to the right of it, the zenith above', () => {
    expect(pictureOf({ bearing: 0, pitch: 0 })).toEqual([0.5, 0.5]);
    expect(pictureOf({ bearing: 90, pitch: 0 })).toEqual([0.75, 0.5]);
    expect(pictureOf({ bearing: 270, pitch: 45 })).toEqual([0.25, 0.25]);
    expect(directionOf(0.5, 0)).toEqual({ bearing: 0, pitch: 90 });
    expect(directionOf(0.75, 0.5, 90).bearing).toBe(180);
  });
  it('comes back the same', () => {
    fc.assert(
      fc.property(bearing, pitch, bearing, (b, p, heading) => {
        const back = directionOf(...pictureOf({ bearing: b, pitch: p }, heading), heading);
        expect(turnBetween(b, back.bearing)).toBeCloseTo(0, 6);
        expect(back.pitch).toBeCloseTo(p, 6);
      }),
    );
  });
});

describe('another position', () => {
  it('is seen in its direction', () => {
    const here = [103.9, 21.3, 600] as const;
    expect(seenFrom(here, [103.9, 21.301, 600])).toMatchObject({ bearing: 0, pitch: 0 });
    expect(seenFrom(here, [103.901, 21.3, 600]).bearing).toBeCloseTo(90, 6);
    const above = seenFrom(here, [103.899, 21.3, 600 + 111.32 * Math.cos((21.3 * Math.PI) / 180)]);
    expect(above.bearing).toBeCloseTo(270, 6);
    expect(above.pitch).toBeCloseTo(45, 6);
  });
});

describe('a direction in a perspective view', () => {
  it('lies in the middle when looked at, at the edges where the angle ends, and nowhere behind', () => {
    const look = { bearing: 30, pitch: -10, fov: 60, aspect: 2 };
    fc.assert(
      fc.property(bearing, pitch, (b, p) => {
        const [x, y] = inView({ bearing: b, pitch: p }, { ...look, bearing: b, pitch: p }) ?? [];
        expect(x).toBeCloseTo(0.5, 9);
        expect(y).toBeCloseTo(0.5, 9);
      }),
    );
    expect(inView({ bearing: 30, pitch: 20 }, look)?.[1]).toBeCloseTo(0, 9);
    expect(inView({ bearing: 30, pitch: -40 }, look)?.[1]).toBeCloseTo(1, 9);
    expect(inView({ bearing: 40, pitch: -10 }, look)?.[0]).toBeGreaterThan(0.5);
    expect(inView({ bearing: 210, pitch: 0 }, look)).toBeNull();
  });
});
