import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfWkt, fromWgs84, toWgs84, VN2000 } from './crs.ts';

describe('VN-2000', () => {
  it.each([
    [588000, 2325000, 105.848726528, 21.022678753],
    [600000, 1900000, 105.942187325, 17.181619123],
    [500000, 1000000, 105.001780652, 9.045551745],
  ])('EPSG:3405 %d %d stands where PROJ 9.1.1 puts it by EPSG:6960', (x, y, lng, lat) => {
    const got = toWgs84('EPSG:3405', [x, y]);
    expect(got[0]).toBeCloseTo(lng, 8);
    expect(got[1]).toBeCloseTo(lat, 8);
  });

  it('lists 21 systems, each code once', () => {
    expect(new Set(VN2000.map((c) => c.code)).size).toBe(21);
  });

  it('comes back to the same place in every system', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VN2000),
        fc.double({ min: 8, max: 23.5, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (crs, lat, off) => {
          const lng = (crs.meridian ?? 106) + off;
          const [a, b] = toWgs84(crs.code, fromWgs84(crs.code, [lng, lat]));
          // The seven-parameter shift is inverted in its linear form: under 2 mm.
          expect(Math.hypot(a - lng, b - lat)).toBeLessThan(2e-8);
        },
      ),
    );
  });

  it('names the code it does not know', () => {
    expect(() => toWgs84('EPSG:32648', [0, 0])).toThrow('EPSG:32648');
  });

  it('matches a .prj by datum, meridian and scale', () => {
    const wkt = (meridian: number, scale: number) =>
      `PROJCS["x",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],UNIT["Meter",1.0]]`;
    expect(codeOfWkt(wkt(105.0, 0.9996))).toBe('EPSG:3405');
    expect(codeOfWkt(wkt(105.75, 0.9999))).toBe('EPSG:9210');
    expect(codeOfWkt(wkt(101.0, 0.9999))).toBeUndefined();
    expect(codeOfWkt('GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000"]]')).toBe('EPSG:4756');
    expect(codeOfWkt('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]')).toBe('EPSG:4326');
    expect(codeOfWkt('PROJCS["WGS_1984_UTM_Zone_48N",GEOGCS["GCS_WGS_1984"]]')).toBeUndefined();
  });
});
