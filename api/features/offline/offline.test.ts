import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guideCities } from '../../../narration/pack/read-guides.ts';
import { makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { PackageList, PackageManifest } from './contract.ts';
import { makeManifest } from './make-manifest.ts';
import { packageAreas } from './package-area.ts';
import { tilesetContents } from './tileset-contents.ts';

const CITY = guideCities(fileURLToPath(new URL('../../..', import.meta.url)))[0] ?? '';
let portal: Portal;
const write = async (path: string, text: string) => {
  const file = join(portal.folder, 'tiles', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const region = (w: number, s: number, e: number, n: number) => ({ region: [w, s, e, n].map(radians).concat(0, 100) });
const near = region(104.99, 20.99, 105.01, 21.01);
const far = region(106, 22, 106.1, 22.1);

beforeAll(async () => {
  portal = await makePortal([makePack(CITY), makePack('mot', { places: [makePlace('truong-mot')] })]);
  await write('mot/terrain/layer.json', '{"tiles":["aaaa/{z}/{x}/{y}.terrain"]}');
  await write('mot/terrain/aaaa/0/1/0.terrain', 'ground');
  await write('mot/terrain/aaaa/entry.json', '{}');
  await write('mot/terrain/aaaa/14/0/0.terrain', 'somewhere else');
  await write('mot/terrain/bbbb/0/1/0.terrain', 'an old version');
  await write('mot/terrain/aaaa/0/1/0.terrain.br', 'g');
  await write('mot/index/index.json', '{"version":"cccc"}');
  await write('mot/streets-graph/streets-graph.json', '{"version":"dddd","file":"dddd/graph.bin"}');
  await write('mot/streets-graph/dddd/graph.bin', 'nodes and edges');
});
afterAll(() => portal.close());
const manifest = async (city: string, id: string) =>
  PackageManifest.parse((await portal.get(`/api/cities/${city}/packages/${encodeURIComponent(id)}`)).json);

describe('packages', () => {
  it('are the guides of a city and the whole of it, with sizes that are the sum of their files', async () => {
    const { packages } = PackageList.parse((await portal.get(`/api/cities/${CITY}/packages`)).json);
    expect(packages.at(-1)?.id).toBe('city');
    expect(packages.filter(({ kind }) => kind === 'guide').length).toBeGreaterThan(1);
    for (const { id, version } of packages) {
      const { files, ...summary } = await manifest(CITY, id);
      expect(files.reduce((sum, file) => sum + file.bytes, 0)).toBe(summary.bytes);
      expect(summary.parts.reduce((sum, part) => sum + part.bytes, 0)).toBe(summary.bytes);
      expect(summary.version).toBe(version);
      expect(new Set(files.map(({ url }) => url)).size).toBe(files.length);
    }
  });

  it('tell what each language adds, which is the sum of the files that only it needs', async () => {
    const { files, languages, parts } = await manifest(CITY, 'city');
    expect(languages.map(({ lang }) => lang)).toEqual(expect.arrayContaining(['en', 'vi']));
    for (const { lang, part, bytes, files: count } of languages) {
      const own = files.filter((file) => file.lang === lang && file.part === part);
      expect([lang, own.length, own.reduce((sum, file) => sum + file.bytes, 0)]).toEqual([lang, count, bytes]);
      expect(own.every(({ url }) => url.includes(`/${lang}/`) || url.includes('/recordings/') || url.includes('/tours/'))).toBe(true);
    }
    const sound = parts.find(({ part }) => part === 'sound');
    expect(languages.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(sound?.bytes);
    expect(files.filter(({ lang, part }) => (lang === undefined) === (part === 'sound'))).toEqual([]);
    expect((await manifest('mot', 'city')).languages).toEqual([]);
  });

  it('name files that are served at just that address, with just those bytes', async () => {
    const { packages } = PackageList.parse((await portal.get(`/api/cities/${CITY}/packages`)).json);
    const { files } = await manifest(CITY, packages[0]?.id ?? '');
    expect(files.map(({ part }) => part)).toContain('sound');
    for (const { url, bytes, hash } of files) {
      const answer = await portal.app.request(url);
      const body = Buffer.from(await answer.arrayBuffer());
      expect([url, answer.status]).toEqual([url, 200]);
      if (hash) expect([body.length, createHash('sha256').update(body).digest('hex')]).toEqual([bytes, hash]);
    }
  });

  it('take of the tiles what the entry documents name and the area needs, and what later stages lay beside them', async () => {
    const { files, parts } = await manifest('mot', 'city');
    const urls = files.map(({ url }) => url).filter((url) => url.startsWith('/tiles/mot/'));
    expect(urls.sort()).toEqual([
      '/tiles/mot/streets-graph/dddd/graph.bin',
      '/tiles/mot/streets-graph/streets-graph.json',
      '/tiles/mot/terrain/aaaa/0/1/0.terrain',
      '/tiles/mot/terrain/layer.json',
    ]);
    expect(parts.map(({ part }) => part)).toEqual(['texts', 'terrain', 'directions']);
    expect(parts.find(({ part }) => part === 'terrain')?.transfer).toBe(1 + '{"tiles":["aaaa/{z}/{x}/{y}.terrain"]}'.length);
    expect(files.map(({ url }) => url)).toContain('/api/cities/mot/places/truong-mot');
  });

  it('have another version after something of them changed, and the same one otherwise', async () => {
    const before = await manifest('mot', 'city');
    expect((await manifest('mot', 'city')).version).toBe(before.version);
    await write('mot/streets-graph/eeee/graph.bin', 'more nodes and edges');
    await write('mot/streets-graph/streets-graph.json', '{"version":"eeee","file":"eeee/graph.bin"}');
    const after = await manifest('mot', 'city');
    expect(after.version).not.toBe(before.version);
    await rm(join(portal.folder, 'tiles/mot/streets-graph'), { recursive: true });
    expect((await manifest('mot', 'city')).parts.map(({ part }) => part)).toEqual(['texts', 'terrain']);
  });

  it('hold nothing that is anybody’s own, and no report', async () => {
    const { files } = await manifest('mot', 'city');
    expect(files.filter(({ url }) => /\/(me|account|cases|reports|follows|live|auth|media)\b/.test(url))).toEqual([]);
  });

  it('that are not there, and cities that are not, say so', async () => {
    expect((await portal.get('/api/cities/mot/packages/guide%3Anothing')).status).toBe(404);
    expect((await portal.get('/api/cities/nowhere/packages')).status).toBe(404);
    expect((await portal.get('/api/cities/mot/packages/..%2F..')).status).toBe(404);
  });
});

describe('a city that is too large', () => {
  const extent = [104.5, 20.5, 105.5, 21.5] as const;
  const made = async (most: { bytes: number; files: number }) => {
    const parts = {
      dataDir: portal.folder,
      webDir: portal.folder,
      sources: [],
      most,
      ask: async () => ({ status: 404, body: new Uint8Array() }),
    };
    const offer = { id: 'city', kind: 'city' as const, title: { vi: 'Lớn' }, positions: [], guides: [] };
    return makeManifest(parts, { city: 'lon', extent, centre: [105, 21] }, offer, 'webm');
  };
  beforeAll(async () => {
    await write('lon/terrain/layer.json', '{"tiles":["aaaa/{z}/{x}/{y}.terrain"]}');
    // Level 13 tiles around the middle, 0.02 degrees wide, ten each way.
    for (let dx = -10; dx < 10; dx++)
      for (let dy = -10; dy < 10; dy++) await write(`lon/terrain/aaaa/13/${12970 + dx}/${5051 + dy}.terrain`, 'x'.repeat(100));
  });

  it('is taken as its middle, as large as fits, and says so', async () => {
    const whole = await made({ bytes: 1e9, files: 1e6 });
    expect([whole.clipped, whole.files.length]).toEqual([false, 401]);
    const byBytes = await made({ bytes: 20_000, files: 1e6 });
    const byFiles = await made({ bytes: 1e9, files: 200 });
    for (const { clipped, bytes, files, area } of [byBytes, byFiles]) {
      expect(clipped).toBe(true);
      expect(bytes).toBeLessThanOrEqual(20_100);
      expect(files.length).toBeGreaterThan(50);
      expect(area[0]).toBeGreaterThan(extent[0]);
      expect(area[2]).toBeLessThan(extent[2]);
    }
  });
});

describe('the manifest of the home screen', () => {
  it('has icons that are there, in both purposes, and shortcuts to pages of the default city', async () => {
    const { status, headers, json } = await portal.get('/manifest.webmanifest');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/manifest+json; charset=utf-8']);
    expect(new Set(json.icons.map(({ purpose }: { purpose: string }) => purpose))).toEqual(new Set(['any', 'maskable']));
    for (const { src, sizes } of json.icons as { src: string; sizes: string }[]) {
      const { width, height, format } = await sharp(fileURLToPath(new URL(`../../../web/public${src}`, import.meta.url))).metadata();
      if (format === 'png') expect(`${width}x${height}`).toBe(sizes);
    }
    const { defaultCity } = (await portal.get('/api/cities')).json;
    expect(json.shortcuts.map(({ url }: { url: string }) => url)).toEqual(
      ['guide', 'report', 'offline'].map((page) => `/${defaultCity}/${page}`),
    );
  });
});

describe('the area of a package', () => {
  const extent = [104, 20, 106, 22] as const;
  it('is around what it leads to, and never beyond the city', () => {
    const [[west, south, east, north] = extent] = packageAreas(
      {
        kind: 'guide',
        positions: [
          [105, 21],
          [105.02, 21],
        ],
      },
      extent,
      [105, 21],
    );
    expect((east - west) * 111_320 * Math.cos(radians(21))).toBeCloseTo(0.02 * 111_320 * Math.cos(radians(21)) + 3000, -2);
    expect((north - south) * 111_320).toBeCloseTo(3000, -2);
    expect(packageAreas({ kind: 'guide', positions: [[104, 20]] }, extent, [105, 21])[0]?.slice(0, 2)).toEqual([104, 20]);
  });

  it('of a whole city is all of it, or else smaller and smaller middles', () => {
    const areas = packageAreas({ kind: 'city', positions: [] }, extent, [105, 21]);
    expect(areas[0]).toEqual(extent);
    const widths = areas.map(([west, , east]) => east - west);
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
  });
});

describe('contents of a tileset', () => {
  const leaf = (uri: string, boundingVolume: object) => ({ boundingVolume, content: { uri } });
  const area = [105, 21, 105.005, 21.005] as const;
  it('come with their sisters where they replace their parent', () => {
    const root = { boundingVolume: near, content: { uri: 'root' }, children: [leaf('near', near), leaf('far', far)] };
    expect(tilesetContents({ root }, area)).toEqual(['root', 'near', 'far']);
    expect(tilesetContents({ root: { ...root, refine: 'ADD' } }, area)).toEqual(['root', 'near']);
  });

  it('far away are left out, with all below them', () => {
    const root = {
      boundingVolume: near,
      refine: 'ADD',
      children: [{ ...leaf('far', far), children: [leaf('farther', far)] }, leaf('near', near)],
    };
    expect(tilesetContents({ root }, area)).toEqual(['near']);
  });

  it('whose place is not known are taken', () => {
    expect(tilesetContents({ root: { refine: 'ADD', children: [leaf('sphere', { sphere: [0, 0, 0, 1] })] } }, area)).toEqual(['sphere']);
  });
});
