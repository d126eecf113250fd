import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTileset } from './checkTileset.ts';
import { GL, GlbWriter } from './GlbWriter.ts';
import { relative, type TileDocument, type TilesetDocument } from './tilesetDocument.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tileset-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const region = (west: number, east: number): [number, number, number, number, number, number] => [west, 0, east, 1, 0, 10];

/** A triangle with two features whose table has `rows` rows. */
function glb(rows: number, ids = [0, 1, 1]): Uint8Array {
  const writer = new GlbWriter();
  const positions = Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0]);
  const position = writer.accessor({
    bufferView: writer.rawView(positions),
    componentType: GL.FLOAT,
    type: 'VEC3',
    count: 3,
    min: [0, 0, 0],
    max: [1, 1, 0],
  });
  const features = Uint16Array.from(ids.flatMap((id) => [id, 0]));
  const feature = writer.accessor({
    bufferView: writer.codedView(features, 3, 4, 'ATTRIBUTES', { vertex: true }),
    componentType: GL.UNSIGNED_SHORT,
    type: 'SCALAR',
    count: 3,
  });
  const indices = writer.accessor({
    bufferView: writer.rawView(Uint16Array.from([0, 1, 2])),
    componentType: GL.UNSIGNED_SHORT,
    type: 'SCALAR',
    count: 3,
  });
  const levels = writer.rawView(new Uint8Array(rows));
  return writer.finish({
    extensionsUsed: ['EXT_mesh_features', 'EXT_structural_metadata'],
    extensions: {
      EXT_structural_metadata: {
        schema: { id: 's', classes: { c: { properties: { levels: { type: 'SCALAR', componentType: 'UINT8' } } } } },
        propertyTables: [{ class: 'c', count: rows, properties: { levels: { values: levels } } }],
      },
    },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [
      {
        primitives: [
          {
            attributes: { POSITION: position, _FEATURE_ID_0: feature },
            indices,
            extensions: { EXT_mesh_features: { featureIds: [{ featureCount: 2, attribute: 0, propertyTable: 0 }] } },
          },
        ],
      },
    ],
  });
}

async function problems(root: Partial<TileDocument>, content = glb(2)): Promise<string[]> {
  await writeFile(join(dir, 'a.glb'), content);
  const tile: TileDocument = {
    boundingVolume: { region: region(0, 1) },
    geometricError: 10,
    refine: 'ADD',
    content: { uri: 'a.glb' },
    ...root,
  };
  const tileset: TilesetDocument = { asset: { version: '1.1', generator: 'test' }, geometricError: 20, root: tile };
  await writeFile(join(dir, 'tileset.json'), JSON.stringify(tileset));
  return (await checkTileset(dir)).map(({ file, text }) => `${file}: ${text}`);
}

describe('the check of a tileset', () => {
  it('finds nothing in a sound one', async () => {
    expect(await problems({})).toEqual([]);
  });

  it('finds children that leave their parent, and errors that do not fall', async () => {
    const child = (west: number, east: number, geometricError: number): TileDocument => ({
      boundingVolume: { region: region(west, east) },
      geometricError,
    });
    expect(await problems({ children: [child(0.5, 1.2, 5)] })).toEqual(["tileset.json: root/0: leaves its parent's region"]);
    expect(await problems({ children: [child(0, 1, 10)] })).toEqual(['tileset.json: root/0: the geometric error does not fall']);
  });

  it('finds missing fields and missing files', async () => {
    expect((await problems({ boundingVolume: {} as TileDocument['boundingVolume'] })).join()).toMatch(/root\.boundingVolume\.region/);
    expect(await problems({ content: { uri: 'b.glb' } })).toEqual(['b.glb: missing']);
  });

  it('finds what is wrong inside a glb: cut short, ids beyond the table, ids that are not announced', async () => {
    expect((await problems({}, glb(2).subarray(0, 300))).length).toBeGreaterThan(0);
    expect(await problems({}, glb(1))).toEqual(['a.glb: a feature id beyond the 1 rows of its table']);
    expect(await problems({}, glb(2, [0, 0, 0]))).toEqual(['a.glb: 1 different feature ids, 2 announced']);
  });
});

describe('relative transforms', () => {
  it('multiply back to the absolute ones', () => {
    const turn = (a: number, x: number): number[] => [
      Math.cos(a),
      Math.sin(a),
      0,
      0,
      -Math.sin(a),
      Math.cos(a),
      0,
      0,
      0,
      0,
      1,
      0,
      x,
      2 * x,
      3 * x,
      1,
    ];
    const [parent, child] = [turn(0.3, 6e6), turn(1.1, 6.001e6)];
    const between = relative(parent, child);
    const back = Array.from({ length: 16 }, (_, i) =>
      [0, 1, 2, 3].reduce((sum, k) => sum + (parent[4 * k + (i % 4)] ?? 0) * (between[4 * (i >> 2) + k] ?? 0), 0),
    );
    back.forEach((value, i) => {
      expect(value).toBeCloseTo(child[i] ?? 0, 6);
    });
  });
});
