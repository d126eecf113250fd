import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extent } from '../data/contract.ts';
import { readHgt } from '../tiles/sources/hgt/read-hgt.ts';
import { cropped } from '../tiles/terrain/elevation-grid.ts';
import { groundFrom } from '../tiles/terrain/ground-height.ts';
import { geoidHeight } from '../tiles/terrain/height-field.ts';
import { writeTerrain } from '../tiles/terrain/write-terrain.ts';

/** A city on SRTM relief: its detail extent, and 0.2 degrees around it on coarse levels, as its pack builds it. */
const EXTENT: Extent = [105.74, 21.5, 105.93, 21.68];

/** Terrain of Thái Nguyên from 3" SRTM: how near the decoded mesh is to the model, how big, how fast. Needs CITY_SOURCES. */
export async function bench(): Promise<{ title: string; rows: { what: string; value: number; unit: string; note?: string }[] }> {
  const title = 'Terrain, Thái Nguyên (SRTM 3", levels 0 to 14)';
  const sources = process.env.CITY_SOURCES;
  if (!sources) return { title: `${title}: left out, CITY_SOURCES is not set`, rows: [] };
  const dir = await mkdtemp(join(tmpdir(), 'terrain-bench-'));
  try {
    const whole = readHgt('N21E105.hgt', await readFile(join(sources, 'dem/N21E105.hgt')));
    const elevation = cropped(whole, EXTENT, 0.2);
    const { layer, ...report } = await writeTerrain({ elevation, detail: EXTENT, maxZoom: 14, outDir: join(dir, 'v') });
    const ground = groundFrom(layer, dir);
    let squares = 0;
    let worst = 0;
    let count = 0;
    const step = 1 / 1200;
    const started = performance.now();
    for (let lat = EXTENT[1]; lat <= EXTENT[3]; lat += step)
      for (let lng = EXTENT[0]; lng <= EXTENT[2]; lng += step) {
        const off = ground(lng, lat) - geoidHeight(lng, lat) - whole.sample(lng, lat);
        squares += off * off;
        worst = Math.max(worst, Math.abs(off));
        count++;
      }
    const sampling = performance.now() - started;
    return {
      title,
      rows: [
        { what: 'RMSE of the decoded mesh against the DEM', value: Math.sqrt(squares / count), unit: 'm', note: `${count} samples` },
        { what: 'maximum error', value: worst, unit: 'm' },
        {
          what: 'bytes a tile',
          value: report.bytes / report.tiles,
          unit: 'B',
          note: 'brotli, as served; all levels, normals and water mask',
        },
        { what: 'tiles', value: report.tiles, unit: '' },
        {
          what: 'rate',
          value: (report.tiles / report.milliseconds) * 1000,
          unit: 'tiles/s',
          note: 'one thread, compression and disk included',
        },
        { what: 'heights asked of the mesh', value: (count / sampling) * 1000, unit: '1/s' },
      ],
    };
  } finally {
    await rm(dir, { recursive: true });
  }
}
