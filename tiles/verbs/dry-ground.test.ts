import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Position } from '../../data/contract.ts';
import { readCityPack } from '../build/city-pack.ts';
import { importSources } from '../build/import-sources.ts';
import { findSources } from '../build/source-files.ts';
import { createFrame } from '../sample/frame.ts';
import { cityIds } from './city-ids.ts';
import { Kerbs } from './snap-to-kerb.ts';

const root = join(import.meta.dirname, '../..');
const ids = await cityIds(root);
const sources = process.env.CITY_SOURCES;
const Pins = z.array(z.object({ id: z.string(), position: Position }));

describe.runIf(sources)('on the real water of CITY_SOURCES', () => {
  it.each(ids)('%s has no place, camera or report in a river, lake or the sea', async (cityId) => {
    const pack = await readCityPack(root, cityId);
    const { given } = await importSources(await findSources(pack.config.datasets, sources), pack.scene.extent);
    const water = { roads: [], waterAreas: given.waterAreas ?? [], waterways: given.waterways ?? [] };
    const ground = new Kerbs(createFrame(pack.scene.centre, pack.scene.extent), water);
    const files = await Promise.all(
      ['places', 'cameras', 'reports'].map((name) => readFile(join(root, 'data', cityId, `${name}.json`), 'utf8')),
    );
    const pins = files.flatMap((text) => Pins.parse(JSON.parse(text)));
    expect(pins.length).toBeGreaterThan(50);
    expect(pins.filter((pin) => ground.inWater(pin.position)).map((pin) => pin.id)).toEqual([]);
  });
});
