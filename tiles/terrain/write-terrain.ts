import { basename, join } from 'node:path';
import type { Extent } from '../../data/contract.ts';
import type { ElevationModel, OnProgress, StageReport, WaterArea } from '../contract.ts';
import { writeCompressed } from '../files/precompress.ts';
import { geographicTileExtent } from '../geo/geographic-tiling.ts';
import { TaskWindow } from '../geo/task-window.ts';
import { metresPerDegree } from '../geo/wgs84.ts';
import { coverage, levelError } from './coverage.ts';
import { encodeTile } from './encode-tile.ts';
import { heightField } from './height-field.ts';
import type { LayerJson } from './layer-json.ts';
import { levelLattice } from './level-lattice.ts';
import { levelled, type Pad } from './levelled.ts';
import { triangulateTile } from './triangulate-tile.ts';
import { type MaskArea, maskArea, waterMask } from './water-mask.ts';

export interface TerrainOptions {
  /** Orthometric (EGM96) heights. */
  elevation: ElevationModel;
  /** Areas that glitter; outside them everything is land. */
  water?: WaterArea[];
  /** Ground made level under sites. */
  pads?: Pad[];
  maxZoom: number;
  /** Levels above 11 cover this part only; by default all of the model. */
  detail?: Extent;
  outDir: string;
  /** Goes into the tile paths of layer.json; by default the name of `outDir`. */
  version?: string;
  name?: string;
  attribution?: string;
  /** Metres the finest mesh may deviate from the model's lattice. */
  finestError?: number;
  onProgress?: OnProgress;
}

/** On small meshes brotli 10 saves a tenth over 5 in a millisecond or two; on big ones it costs more time than it is worth. */
const brotliQuality = (bytes: number) => (bytes < 6000 ? 10 : 5);

/** An eleventh of the model's sample spacing: under the noise of 3" and 1" SRTM, measured in bench/terrain.bench.ts. */
function fittingError({ extent, width }: ElevationModel): number {
  const [perLng] = metresPerDegree((extent[1] + extent[3]) / 2);
  return Math.min(8, Math.max(1, (((extent[2] - extent[0]) / (width - 1)) * perLng) / 11));
}

/**
 * Writes quantized-mesh tiles `z/x/y.terrain` with their compressed siblings from both roots down to `maxZoom`.
 * Returns the report and the entry document, which the caller puts in place last.
 */
export async function writeTerrain(options: TerrainOptions): Promise<StageReport & { layer: LayerJson }> {
  const started = performance.now();
  const { elevation, maxZoom, outDir, onProgress } = options;
  const version = options.version ?? basename(outDir);
  const finest = options.finestError ?? fittingError(elevation);
  const field = levelled(heightField(elevation), options.pads ?? []);
  const areas: MaskArea[] = (options.water ?? []).map((a) => maskArea(a.rings));
  const levels = Array.from({ length: maxZoom + 1 }, (_, z) => ({ z, range: coverage(z, elevation.extent, options.detail) }));
  const total = levels.reduce((sum, { range: r }) => sum + (r.endX - r.startX + 1) * (r.endY - r.startY + 1), 0);
  const report = { stage: 'terrain', items: 0, tiles: 0, bytes: 0, milliseconds: 0, reused: false, notes: [] };
  const writes = new TaskWindow(32);
  for (const { z, range } of levels) {
    const lattice = levelLattice(z, range, field);
    const maxError = levelError(z, maxZoom, finest);
    for (let x = range.startX; x <= range.endX; x++) {
      for (let y = range.startY; y <= range.endY; y++) {
        const mesh = triangulateTile(lattice, x, y, maxError);
        const tile = encodeTile(lattice, x, y, mesh, waterMask(geographicTileExtent(z, x, y), areas));
        report.items += mesh.triangles.length / 3;
        const path = join(outDir, `${z}/${x}/${y}.terrain`);
        await writes.add(
          writeCompressed(path, tile, brotliQuality(tile.length)).then(({ brotli }) => {
            report.bytes += brotli;
          }),
        );
        if (++report.tiles % 20 === 0) onProgress?.({ stage: 'terrain', done: report.tiles, total });
      }
    }
  }
  await writes.end();
  onProgress?.({ stage: 'terrain', done: total, total });
  const layer: LayerJson = {
    tilejson: '2.1.0',
    name: options.name ?? 'terrain',
    version,
    format: 'quantized-mesh-1.0',
    scheme: 'tms',
    projection: 'EPSG:4326',
    bounds: elevation.extent,
    extensions: ['octvertexnormals', 'watermask'],
    attribution: options.attribution ?? '',
    minzoom: 0,
    maxzoom: maxZoom,
    tiles: [`${version}/{z}/{x}/{y}.terrain`],
    available: levels.map(({ range }) => [range]),
  };
  return { ...report, milliseconds: performance.now() - started, layer };
}
