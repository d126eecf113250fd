import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeBuildings } from '../../buildings/write.ts';
import { checkTileset } from '../../gltf/checkTileset.ts';
import { dataset } from '../datasets.factory.ts';
import importer from './importer.ts';

const sources = process.env.CITY_SOURCES ?? '';
const monaco = join(sources, 'samples/osm/monaco-latest.osm.pbf');
const counted = <T>(list: readonly T[] | undefined, key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of list ?? []) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

describe('a file that is not OSM PBF', () => {
  it('is refused', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'pbf-'));
    const path = join(dir, 'a.pbf');
    await writeFile(path, 'no map at all, only words');
    const read = (file: string) => importer.read([file], { dataset: dataset('osm', 'osm-pbf') });
    await expect(read(path)).rejects.toThrow(/is not OpenStreetMap PBF/);
    await expect(read(join(dir, 'none.pbf'))).rejects.toThrow(/ENOENT/);
    await writeFile(path, '');
    await expect(read(path)).rejects.toThrow(/holds no OpenStreetMap data/);
    await rm(dir, { recursive: true });
  });
});

describe.runIf(sources)('Monaco from OpenStreetMap (CITY_SOURCES)', () => {
  it('gives its buildings, roofs, roads, names and places', async () => {
    const { parts, notes } = await importer.read([monaco], { dataset: dataset('osm', 'osm-pbf') });
    expect(parts.buildings?.length).toBe(1218);
    expect(counted(parts.buildings, (b) => b.roof.shape)).toEqual({ flat: 1213, pyramidal: 3, gabled: 1, 'half-hipped': 1 });
    expect(parts.buildings?.filter((b) => b.rings.length > 1).length).toBe(22);
    expect(counted(parts.roads, (r) => r.class)).toEqual({
      primary: 319,
      secondary: 58,
      tertiary: 31,
      minor: 272,
      service: 271,
      path: 1399,
      track: 1,
    });
    expect(parts.roads?.find(({ id }) => id === 'w4097656')).toMatchObject({
      class: 'primary',
      name: { vi: 'Avenue Princesse Alice' },
      width: 6.4,
    });
    expect(parts.roads?.filter((r) => r.name).length).toBeGreaterThan(650);
    expect(parts.labels?.map((l) => l.name.vi)).toEqual(expect.arrayContaining(['Monaco', 'Monte-Carlo', 'La Condamine']));
    expect(parts.waterAreas?.length).toBe(18);
    expect(notes.find(({ code }) => code === 'outline-dropped')?.count).toBe(2);
  });

  it('can be cut to an extent and to one theme', async () => {
    const extent: [number, number, number, number] = [7.418, 43.728, 7.424, 43.733];
    const { parts } = await importer.read([monaco], { dataset: dataset('roads', 'osm-pbf'), extent });
    expect(Object.keys(parts)).toEqual(['roads', 'turns']);
    for (const [lng, lat] of parts.roads?.flatMap(({ line }) => line) ?? []) {
      expect(lng >= extent[0] - 1e-12 && lng <= extent[2] + 1e-12 && lat >= extent[1] - 1e-12 && lat <= extent[3] + 1e-12).toBe(true);
    }
  });

  it('is refused when it breaks off', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'pbf-'));
    const path = join(dir, 'cut.pbf');
    await writeFile(path, (await readFile(monaco)).subarray(0, 100_000));
    await expect(importer.read([path], { dataset: dataset('osm', 'osm-pbf') })).rejects.toThrow(/breaks off/);
    await rm(dir, { recursive: true });
  });

  it('becomes a sound tileset on a steep slope', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'monaco-'));
    const { parts } = await importer.read([monaco], { dataset: dataset('osm', 'osm-pbf') });
    const report = await writeBuildings({
      buildings: parts.buildings ?? [],
      ground: (lng, lat) => 60 + (lat - 43.73) * 20_000 - (lng - 7.42) * 900,
      outDir: dir,
    });
    await writeFile(join(dir, 'tileset.json'), JSON.stringify(report.tileset));
    expect(await checkTileset(dir)).toEqual([]);
    expect(report.items).toBe(1218);
    await rm(dir, { recursive: true });
  });
});
