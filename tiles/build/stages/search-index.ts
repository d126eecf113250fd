import { join } from 'node:path';
import { writeCompressed } from '../../files/precompress.ts';
import type { Stage } from '../stage.ts';
import { streetIndex, streetLines } from '../street-index.ts';

export const searchIndex: Stage = {
  name: 'index',
  entry: 'index.json',
  code: ['build'],
  onGround: false,
  async run({ model, outDir, version, onProgress }) {
    const started = performance.now();
    const streets = streetIndex(model.roads);
    const { brotli } = await writeCompressed(join(outDir, 'streets.geojson'), Buffer.from(JSON.stringify(streets)));
    await writeCompressed(join(outDir, 'lines.json'), Buffer.from(JSON.stringify(streetLines(model.roads))));
    onProgress?.({ stage: 'index', done: 1, total: 1 });
    const items = streets.features.length;
    return {
      report: { stage: 'index', items, tiles: 1, bytes: brotli, milliseconds: performance.now() - started, reused: false, notes: [] },
      entry: { version, streets: `${version}/streets.geojson`, lines: `${version}/lines.json` },
    };
  },
};
