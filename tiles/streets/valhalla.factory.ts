import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Actor, getConfig } from '@valhallajs/valhallajs';
import { z } from 'zod';
import type { LngLat, Mode } from '../../data/model/directions/answer.ts';

const Answer = z.object({ trip: z.object({ summary: z.object({ length: z.number(), time: z.number() }) }) });
/** Valhalla's name of a mode. */
const COSTING: Partial<Record<Mode, string>> = { foot: 'pedestrian', bicycle: 'bicycle', car: 'auto' };

export interface Valhalla {
  /** Undefined where it finds no way. */
  route(from: LngLat, to: LngLat, by: Mode): Promise<{ metres: number; seconds: number } | undefined>;
}

/** Valhalla's own tiles of an extract, made in `folder` by the tools of its package (its configuration is written by Python 3). */
export async function openValhalla(pbf: string, folder: string): Promise<Valhalla> {
  const root = dirname(createRequire(import.meta.url).resolve('@valhallajs/valhallajs'));
  const config = await getConfig({ tileDir: join(folder, 'tiles'), tileExtract: '' });
  const path = join(folder, 'valhalla.json');
  await writeFile(path, JSON.stringify(config));
  const binaries = join(root, platform() === 'darwin' ? 'darwin' : 'linux', arch());
  const env = { ...process.env, LD_LIBRARY_PATH: join(binaries, 'lib') };
  await promisify(execFile)(join(binaries, 'valhalla_build_tiles'), ['-c', path, pbf], { cwd: folder, env, maxBuffer: 1 << 26 });
  const actor = new Actor(config);
  return {
    async route(from, to, by) {
      const locations = [from, to].map(([lon, lat]) => ({ lat, lon }));
      try {
        const { summary } = Answer.parse(await actor.route({ locations, costing: COSTING[by] })).trip;
        return { metres: summary.length * 1000, seconds: summary.time };
      } catch {
        return undefined;
      }
    },
  };
}
