import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelConfig, Position } from '../data/contract.ts';
import { writeBasemap } from '../tiles/basemap/write-basemap.ts';
import { generateCity } from '../tiles/sample/generate.ts';

const CENTRE: Position = [105.84, 21.59];
const CONFIG: ModelConfig['sample'] = {
  seed: 11,
  character: 'midland',
  buildings: 15_000,
  baseHeight: 30,
  radius: 3000,
  streets: Array.from({ length: 40 }, (_, k) => `Phố số ${k + 1}`),
  waters: ['Sông Cầu'],
};

/** Vector tiles z8 to z14 of a generated city of 15,000 buildings. */
export async function bench(): Promise<{ title: string; rows: { what: string; value: number; unit: string; note?: string }[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'basemap-bench-'));
  try {
    const city = generateCity({
      config: CONFIG,
      extent: [CENTRE[0] - 0.1, CENTRE[1] - 0.1, CENTRE[0] + 0.1, CENTRE[1] + 0.1],
      centre: CENTRE,
      given: {},
      anchors: [],
    });
    const { layers, items, tiles, bytes, milliseconds } = await writeBasemap({
      model: { ...city, buildings: [...city.buildings] },
      areas: [],
      outDir: dir,
    });
    return {
      title: 'Basemap, 15,000 generated buildings (levels 8 to 14)',
      rows: [
        { what: 'features in', value: items, unit: '', note: layers.map((l) => `${l.id} ${l.features.length}`).join(', ') },
        { what: 'bytes a tile', value: bytes / tiles, unit: 'B', note: 'brotli, as served' },
        { what: 'tiles', value: tiles, unit: '' },
        { what: 'rate', value: (tiles / milliseconds) * 1000, unit: 'tiles/s', note: 'one thread, compression and disk included' },
      ],
    };
  } finally {
    await rm(dir, { recursive: true });
  }
}
