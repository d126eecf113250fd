import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Logger, NodeIO } from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions';
import { MeshoptDecoder } from 'meshoptimizer/decoder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Building } from '../contract.ts';
import { fromEcef } from '../geo/wgs84.ts';
import { checkTileset } from '../gltf/checkTileset.ts';
import { readGlb } from '../gltf/readGlb.ts';
import type { TileDocument } from '../gltf/tilesetDocument.ts';
import { house, rectangle } from './buildings.factory.ts';
import { tubeHouses } from './tubeHouses.factory.ts';
import { writeBuildings } from './write.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'buildings-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const ground = (lng: number, lat: number): number => 570 + 9 * Math.sin(lng * 900) + 7 * Math.cos(lat * 1100);

async function written(name: string, buildings: Iterable<Building>, workers?: number) {
  const outDir = join(dir, name, 'v1');
  const report = await writeBuildings({ buildings, ground, outDir, prefix: 'v1/', ...(workers !== undefined && { workers }) });
  await writeFile(join(dir, name, 'tileset.json'), JSON.stringify(report.tileset));
  return { report, folder: join(dir, name) };
}

/** Every content with the transform that stands above it, multiplied out. */
function contents(tile: TileDocument, above?: number[]): { uri: string; matrix: number[] }[] {
  const matrix = tile.transform ? (above ? times(above, tile.transform) : tile.transform) : above;
  return [
    ...(tile.content && matrix ? [{ uri: tile.content.uri, matrix }] : []),
    ...(tile.children ?? []).flatMap((child) => contents(child, matrix)),
  ];
}

function times(a: number[], b: number[]): number[] {
  return Array.from({ length: 16 }, (_, i) =>
    [0, 1, 2, 3].reduce((sum, k) => sum + (a[4 * k + (i % 4)] ?? 0) * (b[4 * Math.floor(i / 4) + k] ?? 0), 0),
  );
}

/** Strings and numbers of a property table, decoded column by column from the bytes. */
function rows(bytes: Uint8Array): Record<string, string | number>[] {
  const glb = readGlb(bytes);
  const metadata = glb.document.extensions?.EXT_structural_metadata;
  const table = metadata?.propertyTables[0];
  if (!metadata || !table) throw new Error('no property table');
  return Array.from({ length: table.count }, (_, row) =>
    Object.fromEntries(
      Object.entries(table.properties).map(([name, column]) => {
        const property = metadata.schema.classes.building?.properties[name];
        const values = new Uint8Array(glb.view(column.values));
        if (column.stringOffsets !== undefined) {
          const offsets = new Uint32Array(new Uint8Array(glb.view(column.stringOffsets)).buffer);
          return [name, new TextDecoder().decode(values.subarray(offsets[row], offsets[row + 1]))];
        }
        if (property?.type === 'ENUM') {
          return [name, metadata.schema.enums[String(property.enumType)]?.values.find(({ value }) => value === values[row])?.name ?? ''];
        }
        const raw = values.length === table.count ? (values[row] ?? 0) : (new Uint16Array(values.buffer)[row] ?? 0);
        return [name, property?.normalized ? (raw / 65535) * Number(property.scale) : raw];
      }),
    ),
  );
}

describe('a written set of buildings', () => {
  it('passes the structural check, holds every building once and names where to find it', async () => {
    const { report, folder } = await written('town', tubeHouses(6000));
    expect(await checkTileset(folder)).toEqual([]);
    expect([report.items, report.notes]).toEqual([6000, []]);
    const ids = (await Promise.all(contents(report.tileset.root).map(async ({ uri }) => rows(await readFile(join(folder, uri))))))
      .flat()
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(6000);
    expect(ids.length).toBe(6000);
    expect(report.gzipBytes / report.items).toBeLessThan(150);
  });

  it('is the same to the byte whatever the number of threads, and has siblings that unpack to it', async () => {
    const [alone, many] = [await written('alone', tubeHouses(2500), 0), await written('many', tubeHouses(2500), 2)];
    expect(many.report.tileset).toEqual(alone.report.tileset);
    const files = (await readdir(join(alone.folder, 'v1'), { recursive: true })).filter((name) => /\.(glb|gz|br)$/.test(name)).sort();
    expect(files.length).toBe(3 * alone.report.tiles);
    for (const name of files) {
      const bytes = await readFile(join(alone.folder, 'v1', name));
      expect(bytes.equals(await readFile(join(many.folder, 'v1', name)))).toBe(true);
      const plain = await readFile(join(alone.folder, 'v1', name.replace(/\.(gz|br)$/, '')));
      if (name.endsWith('.gz')) expect(gunzipSync(bytes).equals(plain)).toBe(true);
      if (name.endsWith('.br')) expect(brotliDecompressSync(bytes).equals(plain)).toBe(true);
    }
  });

  it('is read by another reader: corners within half a step of the footprint, on the ground, ids beside them', async () => {
    const buildings = [...tubeHouses(40)];
    const { report, folder } = await written('few', buildings);
    const io = new NodeIO()
      .setLogger(new Logger(Logger.Verbosity.ERROR))
      .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
      .registerDependencies({ 'meshopt.decoder': MeshoptDecoder });
    const [content] = contents(report.tileset.root);
    if (!content) throw new Error('no content');
    const bytes = await readFile(join(folder, content.uri));
    const document = await io.readBinary(new Uint8Array(bytes));
    const node = document.getRoot().listNodes()[0];
    const primitive = node?.getMesh()?.listPrimitives()[0];
    const [position, feature] = [primitive?.getAttribute('POSITION'), primitive?.getAttribute('_FEATURE_ID_0')];
    if (!node || !position || !feature) throw new Error('no mesh');
    expect(node.getScale()).toEqual([1 / 16, 1 / 16, 1 / 16]);
    const shift = node.getTranslation();
    const table = rows(bytes);
    const seen = new Map<string, Set<number>>();
    for (let i = 0; i < position.getCount(); i++) {
      const [x, y, z] = position.getElement(i, [0, 0, 0]).map((v, k) => v / 16 + (shift[k] ?? 0));
      // y up to z up, then to the earth's centre.
      const [e, n, u] = [x ?? 0, -(z ?? 0), y ?? 0];
      const m = content.matrix;
      const [lng, lat, h] = fromEcef(
        [0, 1, 2].map((k) => (m[k] ?? 0) * e + (m[4 + k] ?? 0) * n + (m[8 + k] ?? 0) * u + (m[12 + k] ?? 0)) as [number, number, number],
      );
      const id = String(table[feature.getScalar(i)]?.id);
      const building = buildings.find((b) => b.id === id);
      const corners = building?.rings[0] ?? [];
      const distances = corners.map(([clng, clat]) => Math.hypot((lng - clng) * 103_800, (lat - clat) * 110_700));
      const nearest = distances.indexOf(Math.min(...distances));
      if (building?.roof.shape === 'flat' && building.height < 9) {
        expect(distances[nearest]).toBeLessThan(0.05);
        seen.set(id, (seen.get(id) ?? new Set()).add(nearest));
      }
      const grounds = corners.map(([clng, clat]) => ground(clng, clat));
      expect(h).toBeGreaterThan(Math.min(...grounds) - 1.7);
      expect(h).toBeLessThan(Math.max(...grounds) + (building?.height ?? 0) + 0.1);
    }
    expect(seen.size).toBeGreaterThan(3);
    for (const found of seen.values()) expect(found.size).toBe(4);
  });

  it('keeps all attributes of a building', async () => {
    const known = house({
      id: 'đ1',
      name: 'Trường Tiểu học Kim Đồng',
      class: 'school',
      height: 12.3,
      levels: 3,
      ward: 'Phường Tô Hiệu',
      year: 1998,
      heightSource: 'measured',
    });
    const plain = house({ id: 'b2', rings: [rectangle(5, 9, 30)] });
    const { report, folder } = await written('facts', [known, plain]);
    const [content] = contents(report.tileset.root);
    const table = rows(await readFile(join(folder, content?.uri ?? '')));
    expect(table[0]).toMatchObject({
      id: 'đ1',
      name: 'Trường Tiểu học Kim Đồng',
      class: 'school',
      heightSource: 'measured',
      levels: 3,
      ward: 'Phường Tô Hiệu',
      year: 1998,
    });
    expect(table[0]?.height).toBeCloseTo(12.3, 3);
    expect(table[1]).toMatchObject({ id: 'b2', name: '', class: 'house', ward: '', year: 0 });
  });

  it('draws big buildings first and nothing twice', async () => {
    const tower = house({ id: 'tower', height: 120, rings: [rectangle(40, 40, -900, -3090)] });
    const { report, folder } = await written('tower', [...tubeHouses(4000), tower]);
    const ids = async (tile: TileDocument) =>
      tile.content ? rows(await readFile(join(folder, tile.content.uri))).map(({ id }) => id) : [];
    const withChildren = (tile: TileDocument): TileDocument[] => [
      ...(tile.children ? [tile] : []),
      ...(tile.children ?? []).flatMap(withChildren),
    ];
    const coarse = await Promise.all(withChildren(report.tileset.root).map(ids));
    expect(coarse.flat()).toContain('tower');
  });

  it('is an empty set without buildings, and skips with a count what cannot stand anywhere', async () => {
    const { report, folder } = await written('none', []);
    expect([report.items, report.tiles]).toEqual([0, 0]);
    expect(await checkTileset(folder)).toEqual([]);
    const wide = house({ id: 'w', rings: [rectangle(5000, 10)] });
    const large = house({ id: 'l', rings: [rectangle(2000, 300)] });
    const { report: other, folder: at } = await written('odd', [wide, large, house(), house({ id: 'e', rings: [] })]);
    expect(other.notes.map(({ code, count }) => [code, count])).toEqual([
      ['too-wide', 1],
      ['zero-area', 1],
    ]);
    expect(other.items).toBe(2);
    expect(await checkTileset(at)).toEqual([]);
    const nowhere = await writeBuildings({ buildings: [house()], ground: () => Number.NaN, outDir: join(dir, 'x') });
    expect(nowhere.notes.map(({ code }) => code)).toEqual(['no-ground']);
  });

  it('is told apart when broken', async () => {
    const { report, folder } = await written('broken', tubeHouses(50));
    const [content] = contents(report.tileset.root);
    const path = join(folder, content?.uri ?? '');
    const bytes = await readFile(path);
    await rm(path);
    expect((await checkTileset(folder)).map(({ text }) => text)).toEqual(['missing']);
    await writeFile(path, bytes.subarray(0, bytes.length - 400));
    expect((await checkTileset(folder)).length).toBeGreaterThan(0);
  });
});
