import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../data/contract.ts';
import { dataset } from '../datasets.factory.ts';
import importer from './importer.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'geojson-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const ring = [
  [103.9, 21.3],
  [103.901, 21.3],
  [103.901, 21.301],
  [103.9, 21.3],
];
async function read(theme: Dataset['theme'], features: unknown[]) {
  const path = join(dir, `${theme}.geojson`);
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return importer.read([path], { dataset: dataset(theme, 'geojson') });
}
const feature = (type: string, coordinates: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

describe('GeoJSON', () => {
  it('gives buildings by our own property names and by those of OpenStreetMap', async () => {
    const { parts } = await read('buildings', [
      feature('Polygon', [ring], {
        id: 'x',
        class: 'school',
        levels: 3,
        roofShape: 'hipped',
        name: 'Tô Hiệu',
        ward: 'Tô Hiệu',
        year: 1999,
      }),
      feature('MultiPolygon', [[ring], [ring]], { building: 'house', height: '7' }),
    ]);
    expect(parts.buildings?.[0]).toMatchObject({
      id: 'test/x',
      class: 'school',
      levels: 3,
      heightSource: 'levels',
      roof: { shape: 'hipped' },
      name: 'Tô Hiệu',
      ward: 'Tô Hiệu',
      year: 1999,
    });
    expect(parts.buildings?.[0]?.rings[0]).toHaveLength(3);
    expect(parts.buildings?.map(({ id }) => id)).toEqual(['test/x', 'test/1', 'test/1.1']);
    expect(parts.buildings?.[1]?.height).toBe(7);
  });

  it('gives bare lines and areas the plainest class of their theme', async () => {
    expect((await read('roads', [feature('LineString', ring)])).parts.roads?.[0]).toMatchObject({ class: 'minor' });
    expect((await read('roads', [feature('LineString', ring)])).parts.roads?.[0]?.name).toBeUndefined();
    expect((await read('water', [feature('Polygon', [ring])])).parts.waterAreas?.[0]?.class).toBe('lake');
    expect((await read('waterways', [feature('LineString', ring)])).parts.waterways?.[0]?.class).toBe('stream');
    expect((await read('landuse', [feature('Polygon', [ring], { fclass: 'farm' })])).parts.land?.[0]?.class).toBe('farmland');
    expect(
      (await read('places', [feature('Point', [103.9, 21.3], { fclass: 'suburb', name: 'Quyết Tâm' })])).parts.labels?.[0]?.class,
    ).toBe('suburb');
    expect(
      (await read('coast', [feature('LineString', ring), feature('LineString', ring.slice(0, 3))])).parts.land?.map((l) => l.class),
    ).toEqual(['island']);
  });

  it('skips and counts what it cannot use', async () => {
    const { parts, notes } = await read('buildings', [
      { type: 'Feature', properties: null, geometry: null },
      feature('Polygon', 'no'),
      feature('Polygon', [
        [
          [500, 21],
          [103, 'x'],
        ],
      ]),
      feature('Point', []),
      feature('GeometryCollection', undefined),
      feature('Polygon', [ring]),
    ]);
    expect(parts.buildings).toHaveLength(1);
    expect(notes.find(({ code }) => code === 'bad-geometry')?.count).toBe(4);
  });

  it('refuses other formats and coordinate systems in one sentence', async () => {
    const path = join(dir, 'x.json');
    await writeFile(path, '<kml/>');
    await expect(importer.read([path], { dataset: dataset('roads', 'geojson') })).rejects.toThrow(/is not JSON/);
    await writeFile(path, '{"type":"Topology"}');
    await expect(importer.read([path], { dataset: dataset('roads', 'geojson') })).rejects.toThrow(/FeatureCollection/);
    await expect(importer.read([path], { dataset: { ...dataset('roads', 'geojson'), crs: 'EPSG:3405' } })).rejects.toThrow(/EPSG:4326/);
  });
});

const sources = process.env.CITY_SOURCES ?? '';
describe.runIf(sources)('an extract of 2018 without names or classes (CITY_SOURCES)', () => {
  const of = async (theme: Dataset['theme'], file: string) =>
    importer.read([join(sources, 'osm2018/ha_long', `${file}.geojson`)], { dataset: dataset(theme, 'geojson') });

  it('gives roads of one class without labels, rails, water and land', async () => {
    const { roads } = (await of('roads', 'roads')).parts;
    expect([roads?.length, new Set(roads?.map((r) => r.class)).size, roads?.filter((r) => r.name).length]).toEqual([3602, 1, 0]);
    expect((await of('rail', 'railways')).parts.rails?.length).toBe(30);
    expect((await of('water', 'water_polygons')).parts.waterAreas?.length).toBe(290);
    expect((await of('waterways', 'waterways')).parts.waterways?.length).toBe(182);
    expect((await of('buildings', 'buildings_and_places')).parts.buildings?.length).toBe(71);
    expect((await of('landuse', 'landuse_a')).parts.land?.filter((l) => l.class === 'wood').length).toBe(8);
    expect((await of('places', 'places')).parts.labels?.map((l) => l.name.vi)).toContain('Hồng Gai');
  });
});
