import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Slug } from '../../data/contract.ts';
import { LayerConfig } from '../../scenes/contract.ts';
import { readCityPack } from '../build/city-pack.ts';
import { cityIds } from './city-ids.ts';
import { CliError, type Verb } from './verb.ts';

/** Half the size of a new city's extent, degrees. */
const REACH = 0.08;

export const add: Verb = {
  usage: 'add <city> --name NAME --lng DEGREES --lat DEGREES',
  summary: 'write a minimal pack and scene for a new city',
  async run({ rootDir, args, options, print }) {
    const id = Slug.safeParse(args[0]);
    if (!id.success) throw new CliError(`"${args[0] ?? ''}" is no city name: lower-case letters, digits and single hyphens.`);
    const cityId = id.data;
    const lng = Number(options.lng ?? NaN);
    const lat = Number(options.lat ?? NaN);
    if (typeof options.name !== 'string' || !(Math.abs(lng) <= 179) || !(Math.abs(lat) <= 84))
      throw new CliError('Say the name and the centre: --name "Tên" --lng 105.85 --lat 21.59.');
    const known = await cityIds(rootDir);
    if (known.includes(cityId)) throw new CliError(`scenes/${cityId} is there already.`);
    const name = { vi: options.name.normalize('NFC'), en: options.name.normalize('NFC') };
    const round = (v: number) => Math.round(v * 1e5) / 1e5;
    const scene = {
      id: cityId,
      name,
      subtitle: name,
      languages: ['vi', 'en'],
      timeZone: 'Asia/Ho_Chi_Minh',
      centre: [lng, lat],
      view: { target: [lng, lat], range: 4000, heading: 20, pitch: -32 },
      extent: [round(lng - REACH), round(lat - REACH), round(lng + REACH), round(lat + REACH)],
      layers: await layersOf(rootDir, known[0]),
      bookmarks: [],
      attribution: [],
      sample: true,
    };
    const model = {
      datasets: [],
      sample: { seed: 1, character: 'river-plain', buildings: 8000, baseHeight: 10, radius: 2500, streets: [], waters: [] },
      terrain: { maxZoom: 14 },
    };
    const write = async (path: string, json: unknown) => {
      await mkdir(join(rootDir, path, '..'), { recursive: true });
      await writeFile(join(rootDir, path), `${JSON.stringify(json, null, 2)}\n`, { flag: 'wx' });
      print(`wrote ${path}`);
    };
    await write(`data/${cityId}/model.json`, model);
    for (const rows of ['places', 'cameras', 'reports', 'agencies']) await write(`data/${cityId}/${rows}.json`, []);
    await write(`data/${cityId}/areas.geojson`, { type: 'FeatureCollection', features: [] });
    await write(`scenes/${cityId}/scene.json`, scene);
    await readCityPack(rootDir, cityId);
    print(
      `Now edit scenes/${cityId}/scene.json (subtitle, opening view, extent, layers) and data/${cityId}/model.json (character, height of`,
    );
    print(`the ground, streets, datasets), then: npm run city -- build ${cityId}`);
  },
};

/** A new scene starts with the layers of the first one there is. */
async function layersOf(rootDir: string, cityId: string | undefined): Promise<LayerConfig[]> {
  if (!cityId) return [];
  const scene = JSON.parse(await readFile(join(rootDir, 'scenes', cityId, 'scene.json'), 'utf8'));
  return z.object({ layers: z.array(LayerConfig) }).parse(scene).layers;
}
