import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageManifest } from './contract.ts';

/** Modification times of what a build replaces last: entry documents of every stage, and the list of the page's files. */
async function buildsOf(dataDir: string, webDir: string, city: string): Promise<string> {
  const root = join(dataDir, 'tiles', city);
  const stages = await readdir(root, { withFileTypes: true }).catch(() => []);
  const folders = stages.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name));
  const documents = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).map((name) => join(folder, name)),
    ),
  );
  const paths = [join(webDir, 'app.json'), ...documents.flat().sort()];
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return paths.map((path, i) => `${path} ${times[i]}`).join('\n');
}

/** Manifests that were made, kept while neither the database nor a build has changed. One for each package and form of sound. */
export class ManifestShelf {
  readonly #kept = new Map<string, { state: string; manifest: Promise<PackageManifest> }>();
  readonly #where: { dataDir: string; webDir: string; generation: () => number };

  constructor(where: { dataDir: string; webDir: string; generation: () => number }) {
    this.#where = where;
  }

  async get(city: string, key: string, make: () => Promise<PackageManifest>): Promise<PackageManifest> {
    const { dataDir, webDir, generation } = this.#where;
    const state = `${generation()}\n${await buildsOf(dataDir, webDir, city)}`;
    const found = this.#kept.get(`${city}/${key}`);
    if (found?.state === state) return found.manifest;
    const manifest = make();
    this.#kept.set(`${city}/${key}`, { state, manifest });
    manifest.catch(() => this.#kept.delete(`${city}/${key}`));
    return manifest;
  }
}
