import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tileJson } from '../basemap/tile-json.ts';
import { writeLayers } from '../basemap/write-basemap.ts';
import { codeHash, contentHash } from '../build/content-hash.ts';
import { removeOldVersions } from '../build/old-versions.ts';
import { replaceJson } from '../build/replace-file.ts';
import type { OnProgress, StageReport } from '../contract.ts';
import { worldLayers } from './world-layers.ts';

const MAX_ZOOM = 5;

/** Writes the low-zoom world basemap (z0 to z5) to `DATA_DIR/tiles/world/basemap` unless this version of it is there. */
export async function buildWorld(dataDir: string, onProgress?: OnProgress): Promise<StageReport> {
  const dir = join(dataDir, 'tiles', 'world', 'basemap');
  const version = contentHash(await codeHash('world'), await codeHash('basemap'), await codeHash('geo'));
  const folder = join(dir, version);
  const there = await access(join(folder, '0/0/0.mvt')).then(
    () => true,
    () => false,
  );
  const layers = there ? [] : await worldLayers();
  const report: StageReport = { stage: 'basemap', items: 0, tiles: 0, bytes: 0, milliseconds: 0, reused: true, notes: [] };
  if (!there) {
    const outDir = join(dir, `.building-${process.pid}-${version}`);
    await rm(outDir, { recursive: true, force: true });
    await mkdir(outDir, { recursive: true });
    const written = await writeLayers(layers, [-180, -85, 180, 85], {
      outDir,
      minZoom: 0,
      maxZoom: MAX_ZOOM,
      ...(onProgress ? { onProgress } : {}),
    });
    await rm(folder, { recursive: true, force: true });
    await rename(outDir, folder);
    await replaceJson(
      join(dir, 'tiles.json'),
      tileJson({
        name: 'world',
        url: `/tiles/world/basemap/${version}/{z}/{x}/{y}.mvt`,
        version,
        bounds: [-180, -85, 180, 85],
        layers,
        minZoom: 0,
        maxZoom: MAX_ZOOM,
        attribution: ['Natural Earth'],
      }),
    );
    await removeOldVersions(dir, version, undefined);
    return written;
  }
  return report;
}
