import { describe, expect, it } from 'vitest';
import { answersCache, appCache, FILES_CACHE, type KeptFile } from '../../lib/offline/kept.ts';
import { bytesByPart, cacheOf, newBytes, planOf } from './plan.ts';

const file = (url: string, bytes: number, change: Partial<KeptFile> = {}): KeptFile => ({ url, part: 'map', bytes, hash: 'h', ...change });
const files = [
  file('/assets/shell.js', 100, { part: 'app' }),
  file('/tiles/mot/terrain/v1/0/0/0.terrain', 10, { part: 'terrain' }),
  file('/tiles/mot/terrain/layer.json', 1, { part: 'terrain' }),
  file('/api/cities/mot', 2, { part: 'texts', hash: null }),
];

describe('what is to be fetched', () => {
  it('is what is not there', () => {
    const plan = planOf(files, ({ url }) => url.startsWith('/assets/'));
    expect(plan.missing.map(({ bytes }) => bytes)).toEqual([10, 1, 2]);
    expect(plan.bytes).toBe(13);
    expect(planOf(files, () => true)).toEqual({ missing: [], bytes: 0 });
  });

  it('lies by its kind: the page by build, what lasts together, what changes by version', () => {
    expect(files.map((one) => cacheOf(one, 'mot/city', 'v9', 'b7'))).toEqual([
      appCache('b7'),
      FILES_CACHE,
      answersCache('mot/city', 'v9'),
      answersCache('mot/city', 'v9'),
    ]);
  });
});

describe('an update', () => {
  it('brings new tiles, and answers and entry documents again, but not the tiles that stayed', () => {
    const after = [...files, file('/tiles/mot/buildings/v2/0/0.glb', 50)];
    expect(newBytes(files, after)).toBe(50 + 1 + 2);
    expect(newBytes(files, files)).toBe(3);
    expect(newBytes([], after)).toBe(63);
  });
});

it('sizes of parts add up to the whole', () => {
  const parts = bytesByPart(files);
  expect(parts).toEqual([
    { part: 'app', bytes: 100 },
    { part: 'terrain', bytes: 11 },
    { part: 'texts', bytes: 2 },
  ]);
});
