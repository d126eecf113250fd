import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decode from '@here/quantized-mesh-decoder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroundHeight } from '../contract.ts';
import { geographicTileExtent } from '../geo/geographic-tiling.ts';
import { readHgt } from '../sources/hgt/read-hgt.ts';
import { checkTerrain } from './check.ts';
import { decodeTile } from './decode-tile.ts';
import { edgeGap } from './edge-gap.ts';
import { cropped, elevationGrid } from './elevation-grid.ts';
import { groundHeight } from './ground-height.ts';
import { geoidHeight } from './height-field.ts';
import type { LayerJson } from './layer-json.ts';
import { writeTerrain } from './write-terrain.ts';

const MAX_ZOOM = 12;
/** A ridge, a hollow and a plain: heights known at every place. */
const relief = (lng: number, lat: number) => 600 + 250 * Math.sin(lng * 90) * Math.cos(lat * 70) + 40 * Math.sin((lng + lat) * 500);

function model() {
  const values = new Float32Array(201 * 201);
  for (let row = 0; row <= 200; row++)
    for (let column = 0; column <= 200; column++) values[row * 201 + column] = relief(103.8 + column / 1000, 21.4 - row / 1000);
  return elevationGrid([103.8, 21.2, 104, 21.4], 201, 201, values);
}

describe('written terrain', () => {
  let dir: string;
  let layer: LayerJson;
  let ground: GroundHeight;
  const tileOf = async (z: number, x: number, y: number) => readFile(join(dir, `v1/${z}/${x}/${y}.terrain`));

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'terrain-'));
    const lake = {
      id: 'w',
      class: 'lake' as const,
      rings: [
        [
          [103.85, 21.25],
          [103.95, 21.25],
          [103.95, 21.35],
          [103.85, 21.35],
        ] as [number, number][],
      ],
    };
    ({ layer } = await writeTerrain({ elevation: model(), water: [lake], maxZoom: MAX_ZOOM, outDir: join(dir, 'v1'), finestError: 2 }));
    await writeFile(join(dir, 'layer.json'), JSON.stringify(layer));
    ground = groundHeight(dir);
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('passes its own structural check: ancestors, rims, triangles, spheres, no cracks', async () => {
    expect(await checkTerrain(dir)).toEqual([]);
  });

  it('reads the same through an independent decoder', async () => {
    const range = layer.available[MAX_ZOOM]?.[0];
    const bytes = await tileOf(MAX_ZOOM, range?.startX ?? 0, range?.startY ?? 0);
    const theirs = decode(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const ours = decodeTile(bytes);
    const count = ours.u.length;
    expect(count).toBeGreaterThan(20);
    expect([...theirs.vertexData.subarray(0, count)]).toEqual([...ours.u]);
    expect([...theirs.vertexData.subarray(count, 2 * count)]).toEqual([...ours.v]);
    expect([...theirs.vertexData.subarray(2 * count)]).toEqual([...ours.heights]);
    expect([...theirs.triangleIndices]).toEqual([...ours.triangles]);
    expect(theirs.header.minHeight).toBe(ours.minHeight);
    expect([...new Uint8Array(theirs.extensions.vertexNormals)]).toEqual([...(ours.normals ?? [])]);
  });

  it('stands within the allowed error of the model, above the ellipsoid', () => {
    for (let lng = 103.81; lng < 103.99; lng += 0.0137)
      for (let lat = 21.21; lat < 21.39; lat += 0.0113)
        expect(Math.abs(ground(lng, lat) - geoidHeight(lng, lat) - model().sample(lng, lat))).toBeLessThan(8);
    expect(geoidHeight(103.9, 21.3)).toBeLessThan(-25);
  });

  it('sinks to the sea-level geoid away from the model, without a wall', async () => {
    // Far away only the roots are left: round to a hundredth of a percent of the Earth.
    expect(Math.abs(ground(100, 10) - geoidHeight(100, 10))).toBeLessThan(640);
    let last = ground(104.001, 21.3);
    for (let lng = 104.001; lng < 104.4; lng += 0.002) {
      const next = ground(lng, 21.3);
      expect(Math.abs(next - last)).toBeLessThan(60);
      last = next;
    }
  });

  it('masks the water: all, none, or 256 x 256 with the shore in it', async () => {
    const seen = new Set<number>();
    for (const r of layer.available[MAX_ZOOM] ?? [])
      for (let x = r.startX; x <= r.endX; x++)
        for (let y = r.startY; y <= r.endY; y++) {
          const { water } = decodeTile(await tileOf(MAX_ZOOM, x, y));
          seen.add(water?.length ?? 0);
          const [west, south, east, north] = geographicTileExtent(MAX_ZOOM, x, y);
          const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
          const wet = middle[0] > 103.85 && middle[0] < 103.95 && middle[1] > 21.25 && middle[1] < 21.35;
          const value = water?.length === 1 ? water[0] : water?.[128 * 256 + 128];
          expect(value).toBe(wet ? 255 : 0);
        }
    expect([...seen].sort()).toEqual([1, 65536]);
  });

  it('names a crack when there is one', async () => {
    const range = layer.available[MAX_ZOOM]?.[0] ?? { startX: 0, startY: 0 };
    const [west, east] = await Promise.all([0, 1].map(async (d) => decodeTile(await tileOf(MAX_ZOOM, range.startX + d, range.startY))));
    if (!west || !east) throw new Error('tiles are missing');
    expect(edgeGap(west, 'east', east, 'west')).toBe(0);
    expect(edgeGap(west, 'east', { ...east, minHeight: east.minHeight + 3, maxHeight: east.maxHeight + 3 }, 'west')).toBeGreaterThan(2.5);
  });
});

const sources = process.env.CITY_SOURCES;
describe.runIf(sources)('terrain of a real SRTM tile', () => {
  it('stands at 36 m orthometric at 105.848, 21.594, a few metres either way', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'terrain-'));
    const whole = readHgt('N21E105.hgt', await readFile(join(sources ?? '', 'dem/N21E105.hgt')));
    expect(whole.repairs.voids).toBe(1539);
    expect(whole.repairs.spikes).toBeGreaterThan(50);
    expect(whole.values.reduce((a, b) => Math.min(a, b))).toBeGreaterThan(-20);
    const { layer } = await writeTerrain({
      elevation: cropped(whole, [105.8, 21.55, 105.9, 21.65], 0.02),
      maxZoom: 13,
      outDir: join(dir, 'v1'),
    });
    await writeFile(join(dir, 'layer.json'), JSON.stringify(layer));
    const height = groundHeight(dir)(105.848, 21.594);
    expect(Math.abs(height - geoidHeight(105.848, 21.594) - 36)).toBeLessThan(4);
    await rm(dir, { recursive: true });
  });
});
