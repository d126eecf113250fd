import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { BuiltPanoramas, type Panorama, Panoramas } from '../../scenes/panorama-contract.ts';

/** Raise it when the same scene is rendered differently, so that the pictures are made anew. */
const MAKER = 2;

export interface CityPanoramas {
  folder: string;
  panoramas: Panorama[];
  built: BuiltPanoramas;
}

/** First 16 hex digits of SHA-256. */
export const shortHash = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex').slice(0, 16);

function parsed<T>(file: string, schema: z.ZodType<T>, otherwise: T): T {
  if (!existsSync(file)) return otherwise;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The panoramas of a city in the repository; none where it has none. @throws Error that names the file and what is wrong in it */
export function readPanoramas(root: string, city: string): CityPanoramas {
  const folder = join(root, 'scenes', city, 'panoramas');
  return {
    folder,
    panoramas: parsed(join(folder, 'panoramas.json'), Panoramas, []),
    built: parsed(join(folder, 'built.json'), BuiltPanoramas, {}),
  };
}

/** What a panorama's picture depends on, as a hash: the recipe of its site, where the eye stands, how it is rendered. */
export function panoramaInputs(root: string, city: string, { site, position, height }: Panorama): string {
  const recipe: unknown = JSON.parse(readFileSync(join(root, 'scenes', city, 'sites', `${site}.json`), 'utf8'));
  return shortHash(JSON.stringify([MAKER, position, height, recipe]));
}
