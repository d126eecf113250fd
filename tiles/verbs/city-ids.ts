import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from './verb.ts';

/** Cities that have a scene, sorted. */
export async function cityIds(rootDir: string): Promise<string[]> {
  const entries = await readdir(join(rootDir, 'scenes'), { withFileTypes: true });
  return entries
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
}

/** The named city, or all; throws when there is none of that name. */
export async function chosenCities(rootDir: string, name: string | undefined): Promise<string[]> {
  const all = await cityIds(rootDir);
  if (!name) return all;
  if (!all.includes(name)) throw new CliError(`There is no city "${name}"; known: ${all.join(', ')}.`);
  return [name];
}
