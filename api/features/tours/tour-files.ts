import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tour } from '../../../scenes/tour-contract.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const shelf = new Map<string, Tour[]>();

/** Reads `scenes/<city>/tours/*.json`, by name. @throws Error that names the file and what is wrong in it */
export function readTours(root: string, city: string): Tour[] {
  const folder = join(root, 'scenes', city, 'tours');
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names.sort().map((name) => {
    try {
      return Tour.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    } catch (error) {
      throw new Error(`${join(folder, name)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** The tours of a city that the repository holds, read once. */
export function tourFiles(city: string): Tour[] {
  const known = shelf.get(city);
  if (known) return known;
  const read = readTours(ROOT, city);
  shelf.set(city, read);
  return read;
}
