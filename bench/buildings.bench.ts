import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tubeHouses } from '../tiles/buildings/tubeHouses.factory.ts';
import { writeBuildings } from '../tiles/buildings/write.ts';

const COUNT = 100_000;

/** Rolling ground, ellipsoidal metres. */
const ground = (lng: number, lat: number): number => 570 + 12 * Math.sin(lng * 900) + 9 * Math.cos(lat * 1100);

export interface BenchRow {
  what: string;
  value: number;
  unit: string;
  note?: string;
}

/** Whole path, footprints in memory to files on disk with .gz and .br siblings. */
export async function bench(): Promise<{ title: string; rows: BenchRow[] }> {
  const buildings = [...tubeHouses(COUNT)];
  const rows: BenchRow[] = [];
  for (const workers of [0, 2]) {
    const outDir = await mkdtemp(join(tmpdir(), 'bench-buildings-'));
    try {
      const before = process.cpuUsage();
      const report = await writeBuildings({ buildings, ground, outDir, workers });
      const { user, system } = process.cpuUsage(before);
      const rate = Math.round(report.items / (report.milliseconds / 1000));
      const note = 'whole path to disk, with gzip 6 and brotli 5 siblings';
      rows.push({
        what: `buildings by the clock, ${workers ? `${workers} threads` : 'one thread'}`,
        value: rate,
        unit: 'buildings/s',
        note,
      });
      const core = Math.round(report.items / ((user + system) / 1e6));
      // What the clock shows depends on what else the machine does; processor time does not.
      if (!workers) rows.push({ what: 'buildings a core', value: core, unit: 'buildings/s of processor time', note });
      if (workers) continue;
      rows.push({ what: 'size as written', value: Math.round(report.bytes / report.items), unit: 'B/building' });
      rows.push({ what: 'size gzipped, 8 attributes', value: Math.round(report.gzipBytes / report.items), unit: 'B/building' });
      rows.push({ what: 'tiles', value: report.tiles, unit: 'tiles' });
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  }
  return { title: `Buildings to 3D Tiles, ${COUNT.toLocaleString('en')} generated buildings`, rows };
}

if (import.meta.main) {
  const { title, rows } = await bench();
  console.log(title);
  for (const { what, value, unit, note } of rows)
    console.log(`  ${what}: ${value.toLocaleString('en')} ${unit}${note ? ` (${note})` : ''}`);
}
