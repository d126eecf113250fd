import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesMeet, mercatorBox, terrainBox, tileWanted } from './tile-box.ts';

const area = [103.9, 21.32, 103.92, 21.34] as const;

describe('boxes of tiles', () => {
  it('are those of known tiles', () => {
    expect(terrainBox(0, 1, 0)).toEqual([0, -90, 180, 90]);
    expect(terrainBox(1, 0, 1)).toEqual([-180, 0, -90, 90]);
    const [west, south, east, north] = mercatorBox(1, 1, 0);
    expect([west, east]).toEqual([0, 180]);
    expect(south).toBeCloseTo(0, 9);
    expect(north).toBeCloseTo(85.0511288, 6);
  });

  it('have every place in a tile of each kind at each level', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -84, max: 84, noNaN: true }),
        fc.nat(14),
        (lng, lat, z) => {
          const here = [lng, lat, lng + 1e-9, lat + 1e-9] as const;
          expect(boxesMeet(terrainBox(z, Math.floor((lng + 180) / (180 / 2 ** z)), Math.floor((lat + 90) / (180 / 2 ** z))), here)).toBe(
            true,
          );
          const sin = Math.sin((lat * Math.PI) / 180);
          const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z);
          expect(boxesMeet(mercatorBox(z, Math.floor(((lng + 180) / 360) * 2 ** z), y), [lng, lat - 1e-9, lng + 1e-9, lat + 1e-9])).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('tiles of a package', () => {
  it('are the coarse ones of all the city and the fine ones of its area', () => {
    expect(tileWanted('11/0/0.terrain', area)).toBe(true);
    expect(tileWanted('14/25842/10133.terrain', area)).toBe(true);
    expect(tileWanted('14/25000/10133.terrain', area)).toBe(false);
    expect(tileWanted('14/12920/7204.mvt', area)).toBe(boxesMeet(mercatorBox(14, 12920, 7204), area));
    expect(tileWanted('12/0/0.mvt', area)).toBe(false);
  });

  it('are nothing else', () => {
    expect(tileWanted('0/1.glb', area)).toBeNull();
    expect(tileWanted('streets.bin', area)).toBeNull();
  });
});
