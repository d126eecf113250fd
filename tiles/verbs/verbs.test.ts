import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCityPack } from '../build/city-pack.ts';
import { add } from './add.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { fetchSources } from './fetch.ts';
import { list } from './list.ts';
import type { Verb } from './verb.ts';

describe('the city command', () => {
  let root: string;
  let lines: string[] = [];
  const run = async (verb: Verb, args: string[], options = {}) => {
    lines = [];
    await verb.run({ rootDir: root, dataDir: join(root, 'var'), args, options, print: (line) => void lines.push(line) });
    return lines.join('\n');
  };
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'verbs-'));
    await mkdir(join(root, 'scenes'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('adds a city whose pack keeps its contract, and says what to edit', async () => {
    const said = await run(add, ['lai-chau'], { name: 'Lai Châu', lng: '103.46', lat: '22.39' });
    expect(said).toContain('scenes/lai-chau/scene.json');
    const { scene, config } = await readCityPack(root, 'lai-chau');
    expect(scene).toMatchObject({ name: { vi: 'Lai Châu' }, centre: [103.46, 22.39], sample: true });
    expect(config.datasets).toEqual([]);
    await expect(run(add, ['lai-chau'], { name: 'x', lng: '1', lat: '2' })).rejects.toThrow('is there already');
    await expect(run(add, ['Lai Châu'], { name: 'x', lng: '1', lat: '2' })).rejects.toThrow('is no city name');
    await expect(run(add, ['x'], { name: 'x', lng: 'abc', lat: '2' })).rejects.toThrow('--lng');
  });

  it('lists it as not built and checks its pack', async () => {
    expect(await run(list, [])).toContain('Lai Châu: not built; 0 of 0 datasets found');
    expect(await run(check, ['lai-chau'])).toBe('lai-chau: the pack keeps its contract');
  });

  it('names a city that is not there in one sentence', async () => {
    await expect(run(check, ['nowhere'])).rejects.toThrow('There is no city "nowhere"; known: lai-chau.');
    await expect(run(fetchSources, ['nowhere'])).rejects.toThrow('There is no city "nowhere"');
    await expect(run(build, [])).rejects.toThrow('Which city?');
  });

  it('says that it is offline, and exits with an error', async () => {
    const dead = { overpass: 'http://127.0.0.1:9/', elevation: 'http://127.0.0.1:9' };
    await expect(run(fetchSources, ['lai-chau'], dead)).rejects.toThrow('cannot be reached');
  });
});
