import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Site } from '../../scenes/site-contract.ts';

/** The sites of a city, `scenes/<city>/sites/*.json`, by name of file; none where there is no such folder. @throws Error that names file and fault */
export async function readSites(rootDir: string, cityId: string): Promise<Site[]> {
  const folder = join(rootDir, 'scenes', cityId, 'sites');
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => {
      const path = join(folder, name);
      try {
        return Site.parse(JSON.parse(await readFile(path, 'utf8')));
      } catch (error) {
        throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }),
  );
}
