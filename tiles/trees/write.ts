import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GroundHeight, Instances, Note, OnProgress, StageReport } from '../contract.ts';
import { writeCompressed } from '../files/precompress.ts';
import { frameAt, frameMatrix, metresPerDegree, toEcef, toEnu } from '../geo/wgs84.ts';
import { type Limits, type Planned, type PlannedTile, planTiles } from '../gltf/planTiles.ts';
import { type Region, type TilesetDocument, tilesetDocument } from '../gltf/tilesetDocument.ts';
import { type Placed, treeTileGlb } from './treeTileGlb.ts';

export interface WriteTrees {
  instances: Instances;
  /** Ellipsoidal metres of the drawn mesh. */
  ground: GroundHeight;
  /** Folder for the glbs; made when missing. */
  outDir: string;
  /** Put before each content URI in the returned document. */
  prefix?: string;
  onProgress?: OnProgress;
}

/** Trees are small: a 375 m square fills up below 1.5 to 2.3 km, nothing shows beyond 7 km. */
const LIMITS: Limits = { leafItems: 2500, leafWeight: Infinity, coarseItems: 900, reach: 22 };
const ROOT_ERROR = 100;
const RAD = Math.PI / 180;

interface Tree {
  row: number;
  lng: number;
  lat: number;
  ground: number;
  height: number;
}

/**
 * Writes trees and street furniture as instanced 3D Tiles into `outDir`; the tileset document is returned for the caller to write.
 * Coarse tiles hold an even random share, the same in every run. Entries without a place, ground or model are skipped and counted.
 */
export async function writeTrees(options: WriteTrees): Promise<StageReport & { tileset: TilesetDocument }> {
  const { instances, outDir, prefix = '', onProgress } = options;
  const started = performance.now();
  await mkdir(outDir, { recursive: true });
  const { trees, planned, skipped } = survey(options);
  const root = trees.length ? [planTiles(planned, [...trees.keys()], LIMITS)] : [];
  const tiles = root.flatMap(flatten).filter((tile) => tile.rows.length);
  const written = new Map<PlannedTile, { uri: string; region: Region; transform: number[] }>();
  let bytes = 0;
  let done = 0;
  for (const [index, tile] of tiles.entries()) {
    const part = tile.rows.flatMap((row) => trees[row] ?? []);
    const { glb, region, transform } = buildTile(part, instances);
    const uri = `${index}.glb`;
    bytes += (await writeCompressed(join(outDir, uri), glb)).plain;
    written.set(tile, { uri: `${prefix}${uri}`, region, transform });
    done += part.length;
    onProgress?.({ stage: 'trees', done, total: trees.length });
  }
  const notes: Note[] = skipped
    ? [{ stage: 'trees', code: 'skipped', count: skipped, text: 'Trees without a place, ground, height or model; skipped.' }]
    : [];
  const milliseconds = Math.round(performance.now() - started);
  const tileset = tilesetDocument(root, (tile) => written.get(tile), ROOT_ERROR);
  return { stage: 'trees', items: done, tiles: tiles.length, bytes, milliseconds, reused: false, notes, tileset };
}

const flatten = (tile: PlannedTile): PlannedTile[] => [tile, ...tile.children.flatMap(flatten)];

function survey({ instances, ground }: WriteTrees): { trees: Tree[]; planned: Planned[]; skipped: number } {
  const { positions, heights, kinds, models } = instances;
  const trees: Tree[] = [];
  const planned: Planned[] = [];
  let scale: [number, number] | undefined;
  for (let row = 0; row < heights.length; row++) {
    const [lng, lat, height] = [positions[2 * row] ?? Number.NaN, positions[2 * row + 1] ?? Number.NaN, heights[row] ?? 0];
    const base = Number.isFinite(lng + lat) && Math.abs(lat) <= 90 ? ground(lng, lat) : Number.NaN;
    if (!Number.isFinite(base) || !(height > 0) || !models[kinds[row] ?? 255]) continue;
    scale ??= metresPerDegree(lat);
    const first = trees[0] ?? { lng, lat };
    trees.push({ row, lng, lat, ground: base, height: Math.min(height, 80) });
    planned.push({ x: (lng - first.lng) * scale[0], y: (lat - first.lat) * scale[1], score: scatter(row), weight: 1 });
  }
  return { trees, planned, skipped: heights.length - trees.length };
}

/** A steady random number in [0, 1) for a row: the finaliser of MurmurHash3. */
function scatter(row: number): number {
  let h = Math.imul((row + 1) ^ ((row + 1) >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

function buildTile(trees: readonly Tree[], { kinds, models }: Instances): { glb: Uint8Array; region: Region; transform: number[] } {
  const box = (of: (tree: Tree) => number): [number, number] =>
    trees.reduce(([a, b], tree) => [Math.min(a, of(tree)), Math.max(b, of(tree))], [Infinity, -Infinity]);
  const [west, east] = box(({ lng }) => lng);
  const [south, north] = box(({ lat }) => lat);
  const [low] = box(({ ground }) => ground);
  const [, high] = box(({ ground, height }) => ground + height);
  const [, tallest] = box(({ height }) => height);
  const frame = frameAt((west + east) / 2, (south + north) / 2, Math.floor(low));
  const placed = trees.map(({ row, lng, lat, ground, height }): Placed => {
    const [e, n, u] = toEnu(frame, toEcef(lng, lat, ground));
    const chance = scatter(row + 0x5bd1e995);
    return {
      model: models[kinds[row] ?? 0] ?? 'broadleaf',
      position: [e, u, -n],
      turn: chance * 2 * Math.PI,
      height,
      girth: 0.85 + 0.3 * ((chance * 7) % 1),
    };
  });
  // Crowns reach out by two thirds of the height at most; stems start a little below ground.
  const [perLng, perLat] = metresPerDegree((south + north) / 2);
  const [dx, dy] = [(0.66 * tallest) / perLng, (0.66 * tallest) / perLat];
  const region: Region = [
    (west - dx) * RAD,
    (south - dy) * RAD,
    (east + dx) * RAD,
    (north + dy) * RAD,
    low - 0.2 * tallest - 0.1,
    high + 0.5,
  ];
  return { glb: treeTileGlb(placed), region, transform: frameMatrix(frame) };
}
