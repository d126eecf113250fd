import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Area, ModelConfig, Place } from '../../data/contract.ts';
import { Scene } from '../../scenes/contract.ts';
import type { Site } from '../../scenes/site-contract.ts';
import { readSites } from './read-sites.ts';

const AreaCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(Area) });

/** What the builder reads of a city: `data/<city>/{model,places}.json`, `areas.geojson`, `scenes/<city>/scene.json`, `sites/*.json`. */
export interface CityPack {
  cityId: string;
  config: ModelConfig;
  scene: Scene;
  places: Place[];
  areas: Area[];
  sites: Site[];
}

/** A pack that is missing or does not fit its contract; `message` is one sentence with file and reason. */
export class PackError extends Error {
  override name = 'PackError';
}

/** Reads and checks a pack below the repository's root. Places and areas may be absent. Throws a PackError. */
export async function readCityPack(rootDir: string, cityId: string): Promise<CityPack> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(cityId))
    throw new PackError(`"${cityId}" is no city name: lower-case letters, digits and single hyphens, such as old-town.`);
  const data = join(rootDir, 'data', cityId);
  return {
    cityId,
    config: await readJson(join(data, 'model.json'), ModelConfig),
    scene: await readJson(join(rootDir, 'scenes', cityId, 'scene.json'), Scene),
    places: await readJson(join(data, 'places.json'), z.array(Place), []),
    areas: (await readJson(join(data, 'areas.geojson'), AreaCollection, { type: 'FeatureCollection' as const, features: [] })).features,
    sites: await sitesOf(rootDir, cityId),
  };
}

async function sitesOf(rootDir: string, cityId: string): Promise<Site[]> {
  try {
    return await readSites(rootDir, cityId);
  } catch (error) {
    throw new PackError(error instanceof Error ? error.message : String(error));
  }
}

async function readJson<T>(path: string, schema: z.ZodType<T>, absent?: T): Promise<T> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing && absent !== undefined) return absent;
    throw new PackError(missing ? `${path} does not exist.` : `${path} cannot be read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new PackError(`${path} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new PackError(`${path} breaks its contract at ${issue?.path.join('.') || 'its root'}: ${issue?.message}.`);
}
