import { readCityPack } from '../build/city-pack.ts';
import { modelState } from '../build/model-state.ts';
import { findSources } from '../build/source-files.ts';
import { cityIds } from './city-ids.ts';
import { sizeText } from './size-text.ts';
import type { Verb } from './verb.ts';

export const list: Verb = {
  usage: 'list',
  summary: 'name the cities and what is built of them',
  async run({ rootDir, dataDir, sourcesDir, print }) {
    for (const cityId of await cityIds(rootDir)) {
      try {
        const pack = await readCityPack(rootDir, cityId);
        const sources = await findSources(pack.config.datasets, sourcesDir);
        const state = await modelState(dataDir, cityId);
        const bytes = state?.stages.reduce((sum, s) => sum + s.bytes, 0) ?? 0;
        const built = state ? `built ${state.builtAt.slice(0, 16).replace('T', ' ')}, ${sizeText(bytes)}` : 'not built';
        const found = sources.filter((s) => s.files).length;
        print(`${cityId.padEnd(14)} ${pack.scene.name.vi}: ${built}; ${found} of ${sources.length} datasets found`);
      } catch (error) {
        print(`${cityId.padEnd(14)} ${error instanceof Error ? error.message : error}`);
      }
    }
  },
};
