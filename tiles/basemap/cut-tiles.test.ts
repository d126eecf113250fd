import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { readOcean } from '../build/read-ocean.ts';
import type { Road, WaterArea } from '../contract.ts';
import { contains } from '../geo/ocean-areas.ts';
import { cutTiles } from './cut-tiles.ts';
import { boundary, water, widestSpot } from './ground-layers.ts';
import { transportation, transportationName } from './transportation.ts';

const extent: [number, number, number, number] = [103.8, 21.2, 104, 21.4];
const road = (id: string, more: Partial<Road>): Road => ({
  id,
  class: 'minor',
  width: 5,
  line: [
    [103.85, 21.3],
    [103.9, 21.31],
    [103.95, 21.3],
  ],
  ...more,
});
const roads = [
  road('a', { class: 'primary', name: { vi: 'Đường Tô Hiệu', en: 'Tô Hiệu Street' }, ref: 'QL6', width: 12, bridge: true }),
  road('b', {}),
];
const read = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes));

describe('vector tiles', () => {
  it('come back through an independent reader with place, class, name, number and bridge', () => {
    const tiles = [...cutTiles([transportation(roads, []), transportationName(roads)], extent, 8, 14)].filter((t) => t !== undefined);
    const z8 = tiles.find((t) => t.z === 8);
    expect(z8 && read(z8.bytes).layers.transportation?.length).toBe(1);
    const fine = tiles.filter((t) => t.z === 14);
    const seen = fine.flatMap(({ x, y, bytes }) => {
      const layer = read(bytes).layers.transportation;
      return Array.from({ length: layer?.length ?? 0 }, (_, k) => layer?.feature(k).toGeoJSON(x, y, 14));
    });
    const main = seen.find((f) => f?.properties?.class === 'primary');
    expect(main?.properties).toMatchObject({ ref: 'QL6', brunnel: 'bridge', width: 12, name: 'Đường Tô Hiệu' });
    const coordinates = seen.flatMap((f) => (f?.geometry.type === 'LineString' ? f.geometry.coordinates : []));
    expect(Math.min(...coordinates.map(([lng = 0]) => lng))).toBeCloseTo(103.85, 4);
    expect(Math.max(...coordinates.map(([, lat = 0]) => lat))).toBeCloseTo(21.31, 4);
    const named = fine.map((t) => read(t.bytes).layers.transportation_name).find((l) => l);
    expect(named?.feature(0).properties).toMatchObject({ 'name:vi': 'Đường Tô Hiệu', 'name:en': 'Tô Hiệu Street', class: 'primary' });
  });

  it('leave out tiles with nothing in them and tell them apart from the edge of the extent', () => {
    const all = [...cutTiles([transportation(roads, [])], extent, 13, 13)];
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((t) => t).length).toBeLessThan(all.length / 2);
  });

  it('draw an edge that two areas share once', () => {
    const square = (west: number) => ({
      type: 'Feature' as const,
      id: `a${west}`,
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [west, 0],
            [west + 1, 0],
            [west + 1, 1],
            [west, 1],
            [west, 0],
          ] as [number, number][],
        ],
      },
      properties: {
        name: { vi: 'x' },
        level: 'ward' as const,
        mergedFrom: [],
        accuracy: 'sample' as const,
        source: { name: 'x', licence: 'x' },
      },
    });
    const length = boundary([square(0), square(1)]).features.reduce(
      (sum, f) => sum + (f.geometry.type === 'LineString' ? f.geometry.coordinates.length - 1 : 0),
      0,
    );
    expect(length).toBe(7);
  });
});

describe('the name of a water area', () => {
  it('stands in the water, also of a river that bends about a town', () => {
    const bend: [number, number][] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [9, 10],
      [9, 1],
      [1, 1],
      [1, 10],
      [0, 10],
    ];
    expect(contains(bend, [5, 5])).toBe(false);
    expect(contains(bend, widestSpot([bend]))).toBe(true);
  });

  it('stands beside an island, not on it', () => {
    const ring = (from: number, to: number): [number, number][] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ];
    expect(contains(ring(2, 8), widestSpot([ring(0, 10), ring(2, 8)]))).toBe(false);
  });
});

const sources = process.env.CITY_SOURCES;
describe.runIf(sources)('the sea of a real shoreline', () => {
  const file = join(sources ?? '', 'coast/ha_long_gshhg_shoreline.geojson');
  const wet = (areas: WaterArea[], at: [number, number]) =>
    areas.some(({ rings: [outer = [], ...holes] }) => contains(outer, at) && !holes.some((hole) => contains(hole, at)));

  it('has the bay wet, the town and the islands dry', async () => {
    const sea = await readOcean([file], [106.95, 20.85, 107.2, 21.05]);
    expect(wet(sea, [107.1, 20.87])).toBe(true);
    expect(wet(sea, [107.3, 20.7])).toBe(true);
    expect(wet(sea, [107.2, 21.1])).toBe(false);
    expect(wet(sea, [107.02, 20.8])).toBe(false);
    const islands = sea.reduce((n, a) => n + a.rings.length - 1, 0);
    expect(islands).toBeGreaterThan(700);
    expect(JSON.parse(readFileSync(file, 'utf8')).features.length).toBeGreaterThan(islands);
  });

  it('goes into tiles as an ocean with holes', async () => {
    const sea = await readOcean([file], [106.95, 20.85, 107.2, 21.05]);
    const tiles = [...cutTiles([water(sea)], [107, 20.8, 107.2, 20.95], 12, 12)].filter((t) => t !== undefined);
    const rings = tiles.flatMap((t) => read(t.bytes).layers.water?.feature(0).loadGeometry().length ?? 0);
    expect(Math.max(...rings)).toBeGreaterThan(5);
  });
});
