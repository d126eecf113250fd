import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extent, Position } from '../../data/contract.ts';
import type { LandArea, Road, WaterArea } from '../contract.ts';
import { signedArea } from '../sample/contour.ts';
import { createFrame, type Frame, type Point } from '../sample/frame.ts';
import { resample } from '../sample/polyline.ts';
import { WaterIndex } from '../sample/waterIndex.ts';
import { readCityPack } from './city-pack.ts';
import { importSources } from './import-sources.ts';
import { moved, shorelineShift } from './place-shoreline.ts';
import { reclaimLand } from './reclaim-land.ts';
import { findSources } from './source-files.ts';

const centre: Position = [107, 21];
const extent: Extent = [106.96, 20.97, 107.04, 21.03];
const frame = createFrame(centre, extent);

/** The sea: the south half of the frame, with holes (metres). */
const sea = (...holes: Point[][]): WaterArea => ({
  id: 'sea',
  class: 'ocean',
  rings: [box(frame.west, frame.south, frame.east, 0), ...holes].map((ring) => ring.map(([x, y]) => frame.toPosition(x, y))),
});
const box = (west: number, south: number, east: number, north: number): Point[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
let roadId = 0;
const road = (...line: Point[]): Road => ({
  id: `r${roadId++}`,
  class: 'minor',
  line: line.map(([x, y]) => frame.toPosition(x, y)),
  width: 6,
});
const island = (ring: Point[]): LandArea => ({ id: 'i', class: 'island', rings: [ring.map(([x, y]) => frame.toPosition(x, y))] });
/** Streets about blocks of `side` metres, from (west, south), `n` blocks each way. */
const blocks = (west: number, south: number, n: number, side: number): Road[] =>
  Array.from({ length: n + 1 }, (_, i) => [
    road([west + i * side, south], [west + i * side, south + n * side]),
    road([west, south + i * side], [west + n * side, south + i * side]),
  ]).flat();

/** Tells wet from dry by metres in a frame. */
function wetness(at: Frame, areas: WaterArea[]): (p: Point) => boolean {
  const index = new WaterIndex(at);
  for (const area of areas) index.addArea(area.rings.map((ring) => ring.map(at.toPoint)));
  return ([x, y]) => index.contains(x, y);
}
const squareMetres = (areas: WaterArea[]) =>
  areas
    .flatMap((a) => a.rings.map((ring, k) => (k > 0 ? -1 : 1) * Math.abs(signedArea(ring.map(frame.toPoint)))))
    .reduce((a, b) => a + b, 0);

describe('land filled since the shoreline was drawn', () => {
  it('is where streets make blocks in the sea, and a little beyond the last street', () => {
    const { ocean, hectares } = reclaimLand(frame, [sea()], blocks(-500, -900, 8, 100), []);
    const wet = wetness(frame, ocean);
    expect([wet([-50, -450]), wet([290, -890]), wet([310, -500])]).toEqual([false, false, false]);
    expect([wet([500, -500]), wet([-100, -1200]), wet([-1500, -300])]).toEqual([true, true, true]);
    expect(hectares).toBeGreaterThanOrEqual(64);
    expect(hectares).toBeLessThan(85);
  });

  it('is not below a causeway, a bridge or a dual carriageway, not even between two towns', () => {
    const far = [road([0, 400], [0, -2500]), road([30, 400], [30, -2500])];
    const across = [...blocks(-1500, -800, 6, 100), ...blocks(500, -800, 6, 100), road([-900, -500], [500, -500])];
    const wet = wetness(frame, reclaimLand(frame, [sea()], [...far, ...across], []).ocean);
    expect([wet([0, -1500]), wet([30, -300]), wet([-200, -500]), wet([250, -500])]).toEqual([true, true, true, true]);
    expect([wet([-1200, -500]), wet([800, -500])]).toEqual([false, false]);
  });

  it('leaves a sea without streets as it is, and counts no island as filled', () => {
    const rocky = sea(box(100, -600, 300, -400));
    const inland = reclaimLand(frame, [rocky], blocks(-500, 300, 5, 100), []);
    expect(inland).toEqual({ ocean: [rocky], hectares: 0 });
    const known = reclaimLand(frame, [sea()], [], [island(box(100, -600, 300, -400))]);
    expect(known.hectares).toBe(0);
    expect(wetness(frame, known.ocean)([200, -500])).toBe(false);
  });

  it('never makes sea, and takes as much as it says', () => {
    const place = fc.record({
      x: fc.integer({ min: -2500, max: 1500 }),
      y: fc.integer({ min: -2000, max: 500 }),
      n: fc.integer({ min: 2, max: 7 }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 3 }), fc.integer({ min: 60, max: 180 }), (towns, side) => {
        const before = sea(box(600, -900, 900, -600));
        const { ocean, hectares } = reclaimLand(
          frame,
          [before],
          towns.flatMap(({ x, y, n }) => blocks(x, y, n, side)),
          [],
        );
        const [was, is] = [wetness(frame, [before]), wetness(frame, ocean)];
        for (let x = -2900; x < 2900; x += 290) for (let y = -2400; y < 600; y += 170) if (is([x, y])) expect(was([x, y])).toBe(true);
        expect(Math.abs(squareMetres([before]) - squareMetres(ocean) - hectares * 10_000)).toBeLessThan(6000);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a shoreline that lies beside the islands', () => {
  const rings = [box(-1500, -1500, -700, -900), box(200, -2200, 1000, -1600), box(900, -1300, 1700, -700)];

  it('is moved back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -450, max: 450 }), fc.integer({ min: -450, max: 450 }), (east, north) => {
        fc.pre(Math.hypot(east, north) > 150);
        const [x, y] = shorelineShift(frame, moved(frame, [sea(...rings)], [east, north]), rings.map(island));
        expect(Math.hypot(x + east, y + north)).toBeLessThan(75);
      }),
      { numRuns: 20 },
    );
  });

  it('stays where it fits, where islands look quite different, and where none are known', () => {
    expect(shorelineShift(frame, [sea(...rings)], rings.map(island))).toEqual([0, 0]);
    expect(shorelineShift(frame, [sea(...rings)], [island(box(-2800, -2900, 2800, -2300))])).toEqual([0, 0]);
    expect(shorelineShift(frame, [sea(...rings)], [])).toEqual([0, 0]);
  });
});

const sources = process.env.CITY_SOURCES;
describe.runIf(sources)('the real sea of CITY_SOURCES', () => {
  it('has Hạ Long’s streets on land, its great bridge and the road to Tuần Châu over water', async () => {
    const pack = await readCityPack(join(import.meta.dirname, '../..'), 'ha-long');
    const { given, notes } = await importSources(await findSources(pack.config.datasets, sources), pack.scene.extent);
    expect(notes.find((n) => n.code === 'land-reclaimed')?.count).toBeGreaterThan(300);
    const city = createFrame(pack.scene.centre, pack.scene.extent);
    const wet = wetness(
      city,
      (given.waterAreas ?? []).filter((a) => a.class === 'ocean'),
    );
    const points = (given.roads ?? []).flatMap((r) => resample(r.line.map(city.toPoint), 10));
    expect(points.filter(wet).length / points.length).toBeLessThan(0.03);
    const over = (west: number, south: number, east: number, north: number) => {
      const [[w, s], [e, n]] = [city.toPoint([west, south]), city.toPoint([east, north])];
      return points.filter((p) => p[0] > w && p[0] < e && p[1] > s && p[1] < n && wet(p)).length;
    };
    // Some 180 m on each of two carriageways of the bridge, and 1 km of the causeway, with a point every 10 m.
    expect(over(107.063, 20.957, 107.0685, 20.9635)).toBeGreaterThan(30);
    expect(over(106.98, 20.935, 106.99, 20.955)).toBeGreaterThan(80);
  });
});
