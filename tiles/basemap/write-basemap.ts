import { join } from 'node:path';
import type { Area } from '../../data/contract.ts';
import type { Building, CityModel, OnProgress, StageReport } from '../contract.ts';
import { writeCompressed } from '../files/precompress.ts';
import { mercatorTiles } from '../geo/mercator-tiling.ts';
import { TaskWindow } from '../geo/task-window.ts';
import { cutTiles } from './cut-tiles.ts';
import { boundary, building, landcover, landuse, place, water, waterName, waterway } from './ground-layers.ts';
import type { MapLayer } from './map-layer.ts';
import { transportation, transportationName } from './transportation.ts';

export { tileJson } from './tile-json.ts';

export interface BasemapOptions {
  model: CityModel & { buildings: Building[] };
  /** Areas whose outlines are drawn: those valid on the day of the build. */
  areas: Area[];
  outDir: string;
  minZoom?: number;
  maxZoom?: number;
  onProgress?: OnProgress;
}

/** A city model as layers with OpenMapTiles names and classes, in drawing order. */
export function cityLayers(model: CityModel & { buildings: Building[] }, areas: Area[]): MapLayer[] {
  return [
    landcover(model.land),
    landuse(model.land),
    water(model.waterAreas),
    waterway(model.waterways),
    boundary(areas),
    building(model.buildings),
    transportation(model.roads, model.rails),
    transportationName(model.roads),
    waterName(model.waterAreas),
    place(model.labels),
  ];
}

/** Writes `z/x/y.mvt` (XYZ, EPSG:3857) with compressed siblings, z8 to z14 unless told otherwise. Empty tiles are absent. */
export async function writeBasemap(
  options: BasemapOptions,
): Promise<StageReport & { layers: MapLayer[]; minZoom: number; maxZoom: number }> {
  const { model, areas, outDir, onProgress, minZoom = 8, maxZoom = 14 } = options;
  const layers = cityLayers(model, areas);
  const report = await writeLayers(layers, model.extent, { outDir, minZoom, maxZoom, ...(onProgress ? { onProgress } : {}) });
  return { ...report, layers, minZoom, maxZoom };
}

/** Writes any layers as tiles over an extent. */
export async function writeLayers(
  layers: MapLayer[],
  extent: CityModel['extent'],
  { outDir, minZoom, maxZoom, onProgress }: { outDir: string; minZoom: number; maxZoom: number; onProgress?: OnProgress },
): Promise<StageReport> {
  const started = performance.now();
  let total = 0;
  for (let z = minZoom; z <= maxZoom; z++) for (const _ of mercatorTiles(z, extent)) total++;
  const items = layers.reduce((sum, layer) => sum + layer.features.length, 0);
  const report: StageReport = { stage: 'basemap', items, tiles: 0, bytes: 0, milliseconds: 0, reused: false, notes: [] };
  const writes = new TaskWindow(32);
  let done = 0;
  for (const tile of cutTiles(layers, extent, minZoom, maxZoom)) {
    onProgress?.({ stage: 'basemap', done: ++done, total });
    if (!tile) continue;
    report.tiles++;
    await writes.add(
      writeCompressed(join(outDir, `${tile.z}/${tile.x}/${tile.y}.mvt`), tile.bytes).then(({ brotli }) => {
        report.bytes += brotli;
      }),
    );
  }
  await writes.end();
  return { ...report, milliseconds: performance.now() - started };
}
