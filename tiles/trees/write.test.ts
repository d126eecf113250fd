import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeIO } from '@gltf-transform/core';
import { EXTMeshGPUInstancing, EXTMeshoptCompression, type InstancedMesh, KHRMeshQuantization } from '@gltf-transform/extensions';
import { MeshoptDecoder } from 'meshoptimizer/decoder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instances } from '../contract.ts';
import { checkTileset } from '../gltf/checkTileset.ts';
import type { TileDocument } from '../gltf/tilesetDocument.ts';
import { MODELS, type ModelName } from './models.ts';
import { writeTrees } from './write.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trees-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const NAMES = Object.keys(MODELS) as ModelName[];

/** A grid of trees, `side` by `side`, 20 m apart. */
function grove(side: number): Instances {
  const n = side * side;
  return {
    positions: Float64Array.from({ length: 2 * n }, (_, i) =>
      i % 2 ? 21.3 + Math.floor((i >> 1) / side) * 0.00018 : 103.9 + ((i >> 1) % side) * 0.00019,
    ),
    heights: Float32Array.from({ length: n }, (_, i) => 4 + (i % 9)),
    kinds: Uint8Array.from({ length: n }, (_, i) => i % NAMES.length),
    models: NAMES,
  };
}

async function written(name: string, instances: Instances) {
  const report = await writeTrees({ instances, ground: () => 560, outDir: join(dir, name, 'v1'), prefix: 'v1/' });
  await writeFile(join(dir, name, 'tileset.json'), JSON.stringify(report.tileset));
  return { report, folder: join(dir, name) };
}

const uris = (tile: TileDocument): string[] => [...(tile.content ? [tile.content.uri] : []), ...(tile.children ?? []).flatMap(uris)];

describe('trees', () => {
  it('are written once each, in tiles that pass the check', async () => {
    const { report, folder } = await written('grove', grove(110));
    expect(await checkTileset(folder)).toEqual([]);
    expect([report.items, report.notes]).toEqual([12_100, []]);
    const io = new NodeIO()
      .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization, EXTMeshGPUInstancing])
      .registerDependencies({ 'meshopt.decoder': MeshoptDecoder });
    let count = 0;
    for (const uri of uris(report.tileset.root)) {
      const document = await io.readBinary(new Uint8Array(await readFile(join(folder, uri))));
      for (const node of document.getRoot().listNodes()) {
        const batch = node.getExtension<InstancedMesh>('EXT_mesh_gpu_instancing');
        const [scale, rotation] = [batch?.getAttribute('SCALE'), batch?.getAttribute('ROTATION')];
        count += batch?.getAttribute('TRANSLATION')?.getCount() ?? 0;
        expect(scale?.getMin([0, 0, 0])[1]).toBeGreaterThanOrEqual(4);
        expect(scale?.getMax([0, 0, 0])[1]).toBeLessThanOrEqual(12);
        expect(Math.hypot(...(rotation?.getElement(0, [0, 0, 0, 0]) ?? []))).toBeCloseTo(1, 5);
      }
    }
    expect(count).toBe(12_100);
  });

  it('come thinned out evenly from afar: the first tile holds a share of every quarter', async () => {
    const { report } = await written('thin', grove(90));
    const root = report.tileset.root.children?.[0];
    expect(root?.content).toBeDefined();
    expect(root?.children?.length).toBe(4);
    expect(report.tileset).toEqual((await written('again', grove(90))).report.tileset);
  });

  it('without place, height or model are skipped and counted', async () => {
    const instances = grove(3);
    instances.positions[0] = Number.NaN;
    instances.heights[1] = -2;
    instances.kinds[2] = 99;
    const { report } = await written('faulty', instances);
    expect([report.items, report.notes[0]?.count]).toEqual([6, 3]);
    expect((await written('bare', { ...grove(0) })).report.items).toBe(0);
  });

  it.each(NAMES)('of kind %s are drawn with few triangles, one metre high, facing outwards', (name) => {
    const shape = MODELS[name];
    expect(shape.triangles).toBeLessThanOrEqual(60);
    const heights = shape.positions.filter((_, i) => i % 3 === 1);
    expect(Math.max(...heights)).toBeGreaterThan(0.9);
    expect(Math.max(...heights)).toBeLessThanOrEqual(1.001);
    // Signed volume about the middle of the model: positive when most faces look outwards (fronds have no volume).
    const p = (i: number, k: number): number => (shape.positions[3 * (shape.indices[i] ?? 0) + k] ?? 0) - (k === 1 ? 0.5 : 0);
    let volume = 0;
    for (let i = 0; i < shape.indices.length; i += 3) {
      volume +=
        p(i, 0) * (p(i + 1, 1) * p(i + 2, 2) - p(i + 1, 2) * p(i + 2, 1)) -
        p(i, 1) * (p(i + 1, 0) * p(i + 2, 2) - p(i + 1, 2) * p(i + 2, 0)) +
        p(i, 2) * (p(i + 1, 0) * p(i + 2, 1) - p(i + 1, 1) * p(i + 2, 0));
    }
    expect(volume).toBeGreaterThan(0);
  });
});
