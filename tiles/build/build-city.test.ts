import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBasemap } from '../basemap/check.ts';
import { checkTileset } from '../gltf/checkTileset.ts';
import { checkTerrain } from '../terrain/check.ts';
import { openGround } from '../terrain/ground-height.ts';
import { geoidHeight } from '../terrain/height-field.ts';
import { buildCity } from './build-city.ts';
import { buildCityInWorker } from './build-city-in-worker.ts';
import { modelState } from './model-state.ts';

const [lng, lat] = [105.8, 21.5];
const scene = {
  id: 'thu',
  name: { vi: 'Thử' },
  subtitle: { vi: 'Thành phố thử' },
  languages: ['vi'],
  timeZone: 'Asia/Ho_Chi_Minh',
  centre: [lng, lat],
  view: { target: [lng, lat], range: 2000, heading: 0, pitch: -40 },
  extent: [lng - 0.03, lat - 0.03, lng + 0.03, lat + 0.03],
  layers: [],
  sample: true,
};
const model = {
  datasets: [
    {
      id: 'gone',
      title: { vi: 'Không có', en: 'Absent' },
      theme: 'terrain',
      source: { name: 'x', licence: 'x' },
      attribution: 'x',
      crs: 'EPSG:4326',
      verticalDatum: 'EGM96',
      files: ['nowhere.hgt'],
      format: 'hgt',
      fallback: 'sample',
    },
  ],
  sample: { seed: 7, character: 'midland', buildings: 300, baseHeight: 30, radius: 700, streets: ['Hoàng Văn Thụ'], waters: [] },
  terrain: { maxZoom: 12 },
};
const ring = [
  [105.7, 21.4],
  [105.9, 21.4],
  [105.9, 21.6],
  [105.7, 21.6],
  [105.7, 21.4],
];
const area = (id: string, dates: object) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Polygon', coordinates: [ring] },
  properties: { name: { vi: `Phường ${id}` }, level: 'ward', ...dates, accuracy: 'sample', source: { name: 'x', licence: 'x' } },
});

describe('building a city', () => {
  let root: string;
  const dataDir = () => join(root, 'var');
  const options = () => ({ cityId: 'thu', rootDir: root, dataDir: dataDir() });
  const city = (...path: string[]) => join(dataDir(), 'tiles/thu', ...path);
  const writeModel = (json: unknown) => writeFile(join(root, 'data/thu/model.json'), JSON.stringify(json));

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'city-'));
    await mkdir(join(root, 'data/thu'), { recursive: true });
    await mkdir(join(root, 'scenes/thu'), { recursive: true });
    await writeModel(model);
    const areas = [area('cu', { validTo: '2025-07-01' }), area('moi', { validFrom: '2025-07-01' })];
    await writeFile(join(root, 'data/thu/areas.geojson'), JSON.stringify({ type: 'FeatureCollection', features: areas }));
    await writeFile(join(root, 'scenes/thu/scene.json'), JSON.stringify(scene));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('makes every kind of tiles, sound, and says what stood in for what', async () => {
    const seen = new Set<string>();
    const { stages, notes } = await buildCity({ ...options(), onProgress: (p) => seen.add(p.stage) });
    expect(stages.map((s) => s.stage)).toEqual(['terrain', 'buildings', 'trees', 'sites', 'basemap', 'index', 'streets-graph']);
    expect(stages.every((s) => !s.reused && (s.tiles > 0 || ['trees', 'sites'].includes(s.stage)))).toBe(true);
    expect(notes.find((n) => n.code === 'dataset-missing')?.text).toContain('Không có');
    expect(seen).toContain('terrain');
    expect(await checkTerrain(city('terrain'))).toEqual([]);
    expect(await checkTileset(city('buildings'))).toEqual([]);
    expect(await checkBasemap(city('basemap'))).toEqual([]);
    const ground = openGround(dataDir(), 'thu');
    expect(Math.abs((ground?.(lng, lat) ?? 0) - geoidHeight(lng, lat) - 30)).toBeLessThan(25);
  });

  it('names the ward of today in the buildings, not the former one', async () => {
    const state = await modelState(dataDir(), 'thu');
    const folder = city('buildings', state?.versions.buildings ?? '');
    const glbs = (await readdir(folder, { recursive: true })).filter((f) => f.endsWith('.glb'));
    const texts = await Promise.all(glbs.map(async (f) => (await readFile(join(folder, f))).toString('latin1')));
    const bytes = (text: string) => Buffer.from(text).toString('latin1');
    expect(texts.some((t) => t.includes(bytes('Phường moi')))).toBe(true);
    expect(texts.some((t) => t.includes(bytes('Phường cu')))).toBe(false);
  });

  it('does nothing the second time, in under a second', async () => {
    const started = performance.now();
    const { stages } = await buildCity(options());
    expect(stages.every((s) => s.reused)).toBe(true);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('makes a new version when an input changes, keeps the last one, and comes back to it without building', async () => {
    const before = await modelState(dataDir(), 'thu');
    await writeModel({ ...model, sample: { ...model.sample, seed: 8 } });
    await buildCityInWorker(options());
    const after = await modelState(dataDir(), 'thu');
    expect(after?.versions.terrain).not.toBe(before?.versions.terrain);
    expect((await readdir(city('terrain'))).filter((f) => /^[0-9a-f]{10}$/.test(f)).sort()).toEqual(
      [before?.versions.terrain, after?.versions.terrain].sort(),
    );
    await writeModel(model);
    const { stages } = await buildCity(options());
    expect(stages.every((s) => s.reused)).toBe(true);
    expect(JSON.parse(await readFile(city('terrain/layer.json'), 'utf8')).version).toBe(before?.versions.terrain);
  });

  it('leaves the last good build in place when it is stopped', async () => {
    await cp(city(), join(root, 'before'), { recursive: true });
    await writeModel({ ...model, sample: { ...model.sample, seed: 9 } });
    const stop = new AbortController();
    const dead = buildCity({
      ...options(),
      signal: stop.signal,
      onProgress: (p) => p.stage === 'terrain' && stop.abort(new Error('stopped')),
    });
    await expect(dead).rejects.toThrow('stopped');
    for (const entry of ['terrain/layer.json', 'buildings/tileset.json', 'basemap/tiles.json', 'model.json'])
      expect(await readFile(city(entry), 'utf8')).toBe(await readFile(join(root, 'before', entry), 'utf8'));
    await writeModel(model);
  });

  it('says in one sentence what is wrong with a pack', async () => {
    await expect(buildCity({ ...options(), cityId: '../etc' })).rejects.toThrow('is no city name');
    await expect(buildCity({ ...options(), cityId: 'khong' })).rejects.toThrow('does not exist');
    await writeModel({ ...model, terrain: { maxZoom: 99 } });
    await expect(buildCityInWorker(options())).rejects.toThrow(/model\.json breaks its contract at terrain\.maxZoom/);
    await writeModel(model);
  });
});
