import { access } from 'node:fs/promises';
import { buildCityInWorker } from '../build/build-city-in-worker.ts';
import type { StageReport } from '../contract.ts';
import { progressLines } from './progress-lines.ts';
import { sizeText } from './size-text.ts';
import { CliError, type Verb } from './verb.ts';

export const build: Verb = {
  usage: 'build <city> [--sources DIR] [--data DIR] [--force]',
  summary: 'make the tiles that are missing or out of date',
  async run({ rootDir, dataDir, sourcesDir, args, options, print }) {
    const [cityId] = args;
    if (!cityId) throw new CliError('Which city? Say npm run city -- build <city>; npm run city -- list names them.');
    if (sourcesDir) {
      await access(sourcesDir).catch(() => {
        throw new CliError(`The sources folder ${sourcesDir} does not exist.`);
      });
    }
    const progress = progressLines(process.stdout);
    const started = performance.now();
    const { stages, notes } = await buildCityInWorker({
      cityId,
      rootDir,
      dataDir,
      force: options.force === true,
      onProgress: progress.onProgress,
      ...(sourcesDir ? { sourcesDir } : {}),
    }).finally(progress.end);
    for (const stage of stages) {
      print(stageLine(stage));
      for (const note of stage.notes) print(`  ${note.count} x ${note.text}`);
    }
    for (const note of notes) print(`model: ${note.count} x ${note.text}`);
    print(`${cityId} is ready after ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  },
};

function stageLine(r: StageReport): string {
  if (r.reused) return `${r.stage.padEnd(10)} unchanged (${r.items} items, ${r.tiles} tiles)`;
  const rate = r.milliseconds > 0 ? Math.round((r.items / r.milliseconds) * 1000) : 0;
  return `${r.stage.padEnd(10)} ${r.items} items, ${r.tiles} tiles, ${sizeText(r.bytes)}, ${(r.milliseconds / 1000).toFixed(1)} s, ${rate} items/s`;
}
