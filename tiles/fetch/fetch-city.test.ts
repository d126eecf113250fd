import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OfflineError, sha256 } from './download.ts';
import { fetchCity, skadiNames } from './fetch-city.ts';

const PORT = 18431;
const heights = Buffer.alloc(1201 * 1201 * 2, 1);
const zipped = gzipSync(heights);
const answer = {
  elements: [
    {
      type: 'way',
      id: 1,
      tags: { building: 'house' },
      geometry: [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ].map(([lat, lon]) => ({ lat, lon })),
    },
    {
      type: 'way',
      id: 2,
      tags: { highway: 'primary', name: 'Tô Hiệu' },
      geometry: [
        { lat: 0, lon: 0 },
        { lat: 1, lon: 1 },
      ],
    },
    { type: 'way', id: 3, tags: { building: 'yes' }, geometry: [] },
  ],
};

describe('fetching a city', () => {
  let server: ServerType;
  let dir: string;
  let ranges: (string | undefined)[] = [];
  let cut = false;
  const endpoints = { overpass: `http://127.0.0.1:${PORT}/overpass`, elevation: `http://127.0.0.1:${PORT}/skadi` };
  const run = () => fetchCity({ cityId: 'thu', extent: [103.8, 21.2, 104.2, 21.4], sourcesDir: dir, endpoints });
  const folder = () => join(dir, 'fetched/thu');

  beforeAll(() => {
    const app = new Hono()
      .get('/skadi/N21/N21E104.hgt.gz', (c) => c.notFound())
      .get('/skadi/:row/:file', (c) => {
        const range = c.req.header('range');
        ranges.push(range);
        const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
        const body = zipped.subarray(from, cut ? from + 100 : undefined);
        const whole = { 'content-length': String(zipped.length - from) };
        if (cut) {
          const broken = new ReadableStream({
            start(stream) {
              stream.enqueue(new Uint8Array(body));
              stream.close();
            },
          });
          return new Response(broken, { headers: whole });
        }
        if (from === 0) return c.body(new Uint8Array(body));
        return c.body(new Uint8Array(body), 206, { 'content-range': `bytes ${from}-${zipped.length - 1}/${zipped.length}` });
      })
      .post('/overpass', async (c) => {
        expect(String((await c.req.parseBody()).data)).toContain('nwr["building"](21.2,103.8,21.4,104.2)');
        return c.json(answer);
      });
    server = serve({ fetch: app.fetch, port: PORT, hostname: '127.0.0.1' });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'fetch-'));
    ranges = [];
    cut = false;
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('writes heights, map, checksums, licences and the datasets a build reads', async () => {
    const files = await run();
    expect(files.map((f) => f.file)).toEqual(['N21E103.hgt', 'osm.geojson']);
    expect(await readFile(join(folder(), 'N21E103.hgt'))).toEqual(heights);
    const map = JSON.parse(await readFile(join(folder(), 'osm.geojson'), 'utf8'));
    expect(map.features.map((f: { geometry: { type: string } }) => f.geometry.type)).toEqual(['Polygon', 'LineString']);
    expect(await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).toContain(`${await sha256(join(folder(), 'N21E103.hgt'))}  N21E103.hgt`);
    expect(await readFile(join(folder(), 'LICENCES.txt'), 'utf8')).toContain('ODbL');
    const datasets = JSON.parse(await readFile(join(folder(), 'datasets.json'), 'utf8'));
    expect(datasets.map((d: { format: string }) => d.format)).toEqual(['hgt', 'geojson']);
  });

  it('keeps what is there and whole, and fetches again what was changed', async () => {
    await run();
    ranges = [];
    const again = await run();
    expect(ranges).toEqual([]);
    expect(again.every((f) => f.resumed === f.bytes)).toBe(true);
    await writeFile(join(folder(), 'N21E103.hgt'), 'broken');
    await run();
    expect(await readFile(join(folder(), 'N21E103.hgt'))).toEqual(heights);
  });

  it('goes on where a broken connection stopped', async () => {
    cut = true;
    await expect(run()).rejects.toBeInstanceOf(OfflineError);
    const had = (await readFile(join(folder(), 'N21E103.hgt.gz.part'))).length;
    expect(had).toBe(100);
    cut = false;
    const [first] = await run();
    expect(ranges.at(-1)).toBe('bytes=100-');
    expect(first?.resumed).toBe(100);
    expect(await readFile(join(folder(), 'N21E103.hgt'))).toEqual(heights);
  });

  it('says clearly that there is no connection', async () => {
    const offline = { overpass: 'http://127.0.0.1:9/', elevation: 'http://127.0.0.1:9' };
    await expect(fetchCity({ cityId: 'thu', extent: [103, 21, 103.5, 21.5], sourcesDir: dir, endpoints: offline })).rejects.toThrow(
      /127\.0\.0\.1:9 cannot be reached .* run it again/,
    );
  });

  it('names the cells of an extent in all four quarters of the Earth', () => {
    expect(skadiNames([103.8, 21.2, 104.2, 21.4])).toEqual(['N21E103', 'N21E104']);
    expect(skadiNames([-0.5, -0.5, 0.5, 0.5])).toEqual(['S01W001', 'S01E000', 'N00W001', 'N00E000']);
  });
});
