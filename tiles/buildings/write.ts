import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Building, GroundHeight, OnProgress, StageReport } from '../contract.ts';
import { metresPerDegree } from '../geo/wgs84.ts';
import { type Limits, type Planned, type PlannedTile, planTiles } from '../gltf/planTiles.ts';
import { type TilesetDocument, tilesetDocument } from '../gltf/tilesetDocument.ts';
import { notesOf, type Sited } from './buildTile.ts';
import { NOTE_TEXTS } from './noteTexts.ts';
import { runTasks } from './runTasks.ts';
import { siteBuilding } from './siteBuilding.ts';
import { Tally } from './Tally.ts';
import type { TileResult, TileTask } from './tileTask.ts';

export interface WriteBuildings {
  /** Read once. */
  buildings: Iterable<Building>;
  /** Ellipsoidal metres of the drawn mesh. */
  ground: GroundHeight;
  /** Folder for the glbs; made when missing. */
  outDir: string;
  /** Put before each content URI in the returned document, e.g. `3f2a/`. */
  prefix?: string;
  onProgress?: OnProgress;
  /** Threads; 0 builds in this one. By default as many as there are cores, none for a few buildings. Output bytes do not depend on it. */
  workers?: number;
}

/** Bigger footprints get a tile of their own; the widest tile holds 3,000 m of centroids and half of this on each side. */
const WIDE = 900;
const TOO_WIDE = 3900;
const FEW = 4000;
/** Something of the city shows from 50 km. */
const ROOT_ERROR = 500;
const LIMITS: Limits = { leafItems: 900, leafWeight: 40_000, coarseItems: 500, reach: 45 };

/**
 * Writes buildings as 3D Tiles 1.1: glbs (and .gz, .br) into `outDir`; the tileset document is returned for the caller to write.
 * Nothing in the data makes it throw: what cannot be drawn is skipped and counted in the notes. Throws on file system errors only.
 */
export async function writeBuildings(options: WriteBuildings): Promise<StageReport & { tileset: TilesetDocument; gzipBytes: number }> {
  const { outDir, onProgress, prefix = '' } = options;
  const started = performance.now();
  const tally = new Tally();
  await mkdir(outDir, { recursive: true });
  const { sited, planned, wide } = survey(options, tally);
  const rows = sited.map((_, row) => row).filter((row) => !wide.has(row));
  const own = [...wide].map((row): PlannedTile => ({ rows: [row], children: [], geometricError: 0 }));
  const roots = [...(rows.length ? [planTiles(planned, rows, LIMITS)] : []), ...own];
  const tiles = roots.flatMap(flatten).filter((tile) => tile.rows.length);
  const results: TileResult[] = [];
  let done = 0;
  let bytes = 0;
  let gzipBytes = 0;
  const onResult = (result: TileResult): void => {
    results[result.index] = result;
    tally.merge(result.tally);
    done += tiles[result.index]?.rows.length ?? 0;
    bytes += result.written?.sizes.plain ?? 0;
    gzipBytes += result.written?.sizes.gzip ?? 0;
    onProgress?.({ stage: 'buildings', done, total: sited.length });
  };
  const workers = options.workers ?? (sited.length < FEW ? 0 : availableParallelism());
  await runTasks(tasksOf(tiles, sited, outDir), workers, onResult);
  const written = new Map(tiles.map((tile, i) => [tile, results[i]?.written && { ...results[i].written, uri: `${prefix}${uriOf(i)}` }]));
  return {
    stage: 'buildings',
    items: results.reduce((sum, r) => sum + (r.written?.count ?? 0), 0),
    tiles: results.filter((r) => r.written).length,
    bytes,
    gzipBytes,
    milliseconds: Math.round(performance.now() - started),
    reused: false,
    notes: notesOf(tally, 'buildings', NOTE_TEXTS),
    tileset: tilesetDocument(roots, (tile) => written.get(tile), ROOT_ERROR),
  };
}

const uriOf = (index: number): string => `${index >> 8}/${index & 255}.glb`;
const flatten = (tile: PlannedTile): PlannedTile[] => [tile, ...tile.children.flatMap(flatten)];

function* tasksOf(tiles: PlannedTile[], sited: Sited[], outDir: string): Generator<TileTask> {
  for (const [index, tile] of tiles.entries()) {
    const part = tile.rows.flatMap((row) => sited[row] ?? []);
    yield { index, outDir, uri: uriOf(index), origin: originOf(part), sited: part };
  }
}

/** Middle of the first corners' box, on the lowest ground, so that local coordinates stay small. */
function originOf(part: Sited[]): [number, number, number] {
  let [west, south, east, north, low] = [Infinity, Infinity, -Infinity, -Infinity, Infinity];
  for (const { building, lowest } of part) {
    for (const [lng, lat] of building.rings[0] ?? []) {
      if (!Number.isFinite(lng + lat)) continue;
      [west, south, east, north] = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
    }
    low = Math.min(low, lowest);
  }
  return [(west + east) / 2, (south + north) / 2, Math.floor(low)];
}

/** Places every building on the ground and measures it for the plan. */
function survey({ buildings, ground }: WriteBuildings, tally: Tally): { sited: Sited[]; planned: Planned[]; wide: Set<number> } {
  const sited: Sited[] = [];
  const planned: Planned[] = [];
  const wide = new Set<number>();
  let origin: readonly [number, number] | undefined;
  for (const building of buildings) {
    const box = boxOf(building);
    if (!box) {
      tally.add('zero-area');
      continue;
    }
    const [perLng, perLat] = metresPerDegree(box.lat);
    const size = Math.max((box.east - box.west) * perLng, (box.north - box.south) * perLat);
    if (size > TOO_WIDE) {
      tally.add('too-wide');
      continue;
    }
    const site = siteBuilding(building, ground);
    if (!site) {
      tally.add('no-ground');
      continue;
    }
    origin ??= [box.lng, box.lat];
    if (size > WIDE) wide.add(sited.length);
    const [eastScale, northScale] = metresPerDegree(origin[1]);
    const height = Number.isFinite(building.height) ? Math.max(1, building.height) : 4;
    sited.push(site);
    planned.push({
      x: (box.lng - origin[0]) * eastScale,
      y: (box.lat - origin[1]) * northScale,
      // Seen from afar, height tells more than breadth; a name more than either.
      score: height * (size + height) * (building.name ? 1.5 : 1),
      weight: building.rings.reduce((sum, ring) => sum + ring.length, 0),
    });
  }
  return { sited, planned, wide };
}

function boxOf({ rings }: Building): { west: number; south: number; east: number; north: number; lng: number; lat: number } | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of rings[0] ?? []) {
    if (!Number.isFinite(lng) || !Number.isFinite(lat) || Math.abs(lng) > 180 || Math.abs(lat) > 90) continue;
    [west, south, east, north] = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
  }
  return west <= east ? { west, south, east, north, lng: (west + east) / 2, lat: (south + north) / 2 } : undefined;
}
