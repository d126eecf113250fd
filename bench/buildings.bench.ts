import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBuildings } from '../tiles/buildings/write.ts';
import type { Building, RoofShape } from '../tiles/contract.ts';

const COUNT = 100_000;

/** Mulberry32: the same town on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rows of tube houses (3.5-6 m wide, 12-22 m deep, 2-5 levels) along streets 60 m apart, each block turned a little, with six attributes. */
export function* tubeHouses(count: number): Generator<Building> {
  const next = random(7);
  const perLat = 110_700;
  const perLng = 103_800;
  const shapes: RoofShape[] = ['flat', 'flat', 'flat', 'gabled', 'gabled', 'skillion', 'hipped'];
  let id = 0;
  for (let block = 0; id < count; block++) {
    const [bx, by] = [(block % 45) * 135, Math.floor(block / 45) * 66];
    const turn = (next() - 0.5) * 0.3;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    for (const side of [0, 1]) {
      let along = 0;
      while (along < 118 && id < count) {
        const width = 3.5 + next() * 2.5;
        const depth = 12 + next() * 10;
        const levels = 1 + Math.floor(next() * 5);
        const [y0, y1] = side ? [28, 28 + depth] : [26, 26 - depth];
        const corner = (x: number, y: number): [number, number] => [
          103.9 + (bx + x * cos - y * sin) / perLng,
          21.3 + (by + x * sin + y * cos) / perLat,
        ];
        const shape = shapes[Math.floor(next() * shapes.length)] ?? 'flat';
        const height = 0.4 + levels * 3.4 + (shape === 'flat' ? 0 : 1.6);
        yield {
          id: `b${id}`,
          rings: [[corner(along, y0), corner(along + width, y0), corner(along + width, y1), corner(along, y1)]],
          height: Math.round(height * 10) / 10,
          minHeight: 0,
          roof: { shape, height: shape === 'flat' ? 0 : 1.6 },
          class: next() < 0.9 ? 'house' : 'retail',
          levels,
          heightSource: 'levels',
          ward: `Phường ${Math.floor(bx / 1600)}`,
          year: 1985 + Math.floor(next() * 40),
        };
        id++;
        along += width + (next() < 0.1 ? 1.5 : 0.05);
      }
    }
  }
}

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
