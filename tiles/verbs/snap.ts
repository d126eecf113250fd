import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Camera, Report } from '../../data/contract.ts';
import { readCityPack } from '../build/city-pack.ts';
import { makeModel } from '../build/make-model.ts';
import { findSources } from '../build/source-files.ts';
import { createFrame } from '../sample/frame.ts';
import { chosenCities } from './city-ids.ts';
import { type Snapped, snapCameras, snapReports } from './snap-pins.ts';
import { FARTHEST, Kerbs } from './snap-to-kerb.ts';
import { CliError, type Verb } from './verb.ts';

export const snap: Verb = {
  usage: 'snap <city>',
  summary: "move a pack's cameras and reports to the streets of its sample plan",
  async run({ rootDir, args, print }) {
    const [name] = args;
    if (!name) throw new CliError('Which city? Say npm run city -- snap <city>; npm run city -- list names them.');
    const [cityId = name] = await chosenCities(rootDir, name);
    const pack = await readCityPack(rootDir, cityId);
    const folder = join(rootDir, 'data', cityId);
    const kerbs = await sampleKerbs(rootDir, cityId);
    const files: [string, () => Promise<Snapped<Camera | Report>>][] = [
      ['cameras.json', async () => snapCameras(await readList(folder, 'cameras.json', Camera), pack.places, kerbs)],
      ['reports.json', async () => snapReports(await readList(folder, 'reports.json', Report), kerbs)],
    ];
    for (const [file, snapped] of files) {
      const { items, moved, refused } = await snapped();
      for (const { id, metres } of moved) print(`${file} ${id}: ${metres < 0.1 ? 'turned along the street' : `${metres.toFixed(1)} m`}`);
      for (const id of refused) print(`${file} ${id}: no street within ${FARTHEST} m, left where it is`);
      if (moved.length > 0) await replaceText(join(folder, file), packText(items));
      print(`${cityId}/${file}: ${moved.length} of ${items.length} moved, ${refused.length} refused`);
    }
  },
};

/** The kerbs of what the generator makes of a city without any source file. */
export async function sampleKerbs(rootDir: string, cityId: string): Promise<Kerbs> {
  const pack = await readCityPack(rootDir, cityId);
  const { model } = await makeModel(pack, await findSources(pack.config.datasets));
  return new Kerbs(createFrame(pack.scene.centre, pack.scene.extent), model);
}

async function readList<T>(folder: string, file: string, item: z.ZodType<T>): Promise<T[]> {
  const parsed = z.array(item).safeParse(JSON.parse(await readFile(join(folder, file), 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CliError(`${file} breaks its contract at ${issue?.path.join('.')}: ${issue?.message}.`);
}

/** JSON as the packs are written: two spaces, a position on one line. */
function packText(items: unknown[]): string {
  return `${JSON.stringify(items, null, 2).replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1, $2]')}\n`;
}

async function replaceText(path: string, text: string): Promise<void> {
  await writeFile(`${path}.next`, text);
  await rename(`${path}.next`, path);
}
