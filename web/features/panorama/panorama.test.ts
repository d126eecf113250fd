import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedPanorama } from '../../../api/features/panoramas/contract.ts';
import { FIRST_FOV, turned, verticalAngle, windOf } from './look.ts';
import { placeSpots, spotsOf } from './spots.ts';

const at = (id: string, lng: number, lat: number, links: string[] = []): ListedPanorama => ({
  id,
  place: 'cho',
  placeName: { vi: 'Chợ' },
  title: { vi: id },
  position: [lng, lat, 600],
  heading: 0,
  look: 0,
  kind: 'rendered',
  image: '/x.webp',
  thumbnail: '/x/thumbnail.webp',
  width: 4096,
  bytes: 1,
  links,
});
const here = at('here', 103.9, 21.3, ['far', 'near', 'gone', 'east']);
const all = [here, at('far', 103.9, 21.305), at('near', 103.9, 21.3003), at('east', 103.901, 21.3)];
const size = { width: 1000, height: 600 };

describe('a look', () => {
  it('stays within its limits however it is turned', () => {
    const any = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(any, any, fc.double({ min: 0.1, max: 10, noNaN: true }), (right, up, closer) => {
        const { bearing, pitch, fov } = turned({ bearing: 10, pitch: 0, fov: FIRST_FOV }, right, up, closer);
        expect(bearing).toBeGreaterThanOrEqual(0);
        expect(bearing).toBeLessThan(360);
        expect(Math.abs(pitch)).toBeLessThanOrEqual(85);
        expect(fov).toBeGreaterThanOrEqual(35);
        expect(fov).toBeLessThanOrEqual(110);
      }),
    );
  });
  it('has its angle along the longer side, and a name for its direction', () => {
    expect(verticalAngle(90, 0.5)).toBe(90);
    expect(verticalAngle(90, 2)).toBeCloseTo(53.13, 2);
    expect([0, 44, 100, 181, 300, 359].map(windOf)).toEqual(['n', 'ne', 'e', 's', 'nw', 'n']);
  });
});

describe('ways on', () => {
  it('are those that are there, nearest first', () => {
    expect(spotsOf(here, all).map(({ panorama }) => panorama.id)).toEqual(['near', 'east', 'far']);
  });
  it('are shown where they are seen; of two in one direction the further one stands higher and is smaller', () => {
    const north = placeSpots(spotsOf(here, all), { bearing: 0, pitch: 0, fov: 90 }, size);
    expect(north.map(({ panorama }) => panorama.id)).toEqual(['near', 'far']);
    const [near, far] = north;
    expect(near?.x).toBeCloseTo(500, 3);
    expect(near?.y).toBeCloseTo(300, 3);
    expect(far?.y).toBeLessThan((near?.y ?? 0) - 60);
    expect(far?.scale).toBeLessThan(near?.scale ?? 0);
    expect(placeSpots(spotsOf(here, all), { bearing: 180, pitch: 0, fov: 90 }, size)).toEqual([]);
  });
});
