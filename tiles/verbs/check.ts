import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBasemap } from '../basemap/check.ts';
import { readCityPack } from '../build/city-pack.ts';
import { cityTilesDir } from '../build/model-state.ts';
import { checkTileset } from '../gltf/checkTileset.ts';
import { checkTerrain } from '../terrain/check.ts';
import { chosenCities } from './city-ids.ts';
import { CliError, type Verb } from './verb.ts';

type Check = (dir: string) => Promise<{ file: string; text: string }[]>;
/** Folder, entry document and check of each kind of tiles. */
const CHECKS: [folder: string, entry: string, check: Check][] = [
  ['terrain', 'layer.json', checkTerrain],
  ['buildings', 'tileset.json', checkTileset],
  ['trees', 'tileset.json', checkTileset],
  ['sites', 'tileset.json', checkTileset],
  ['basemap', 'tiles.json', checkBasemap],
];
/** Problems named one by one; beyond that they are counted. */
const SHOWN = 10;

export const check: Verb = {
  usage: 'check [city] [--data DIR]',
  summary: 'validate packs by contract and every tile that is written',
  async run({ rootDir, dataDir, args, print }) {
    let wrong = 0;
    const world = { id: 'world', dir: join(dataDir, 'tiles', 'world') };
    const cities = await chosenCities(rootDir, args[0]);
    for (const id of cities) {
      try {
        await readCityPack(rootDir, id);
        print(`${id}: the pack keeps its contract`);
      } catch (error) {
        wrong++;
        print(`${id}: ${error instanceof Error ? error.message : error}`);
      }
    }
    for (const { id, dir } of [...cities.map((id) => ({ id, dir: cityTilesDir(dataDir, id) })), ...(args[0] ? [] : [world])])
      for (const [folder, entry, run] of CHECKS) {
        const there = await access(join(dir, folder, entry)).then(
          () => true,
          () => false,
        );
        if (!there) continue;
        const problems = await run(join(dir, folder));
        wrong += problems.length;
        print(`${id}: ${folder} ${problems.length === 0 ? 'sound' : `has ${problems.length} problems`}`);
        for (const { file, text } of problems.slice(0, SHOWN)) print(`  ${file}: ${text}`);
        if (problems.length > SHOWN) print(`  and ${problems.length - SHOWN} more`);
      }
    if (wrong > 0) throw new CliError(`${wrong} problems found.`);
  },
};
