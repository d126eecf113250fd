import { readdir } from 'node:fs/promises';
import type { Dataset, Extent } from '../../data/contract.ts';
import type { GivenParts, Note, OnProgress } from '../contract.ts';

export interface ImportContext {
  /** Which part of the city model the files feed, their CRS and vertical datum. */
  dataset: Dataset;
  /** Only what reaches into this is wanted; lines and areas are cut to it where that is cheap. */
  extent?: Extent;
  onProgress?: OnProgress;
}

export interface Imported {
  parts: Partial<GivenParts>;
  /** What was skipped, guessed or repaired. */
  notes: Note[];
}

/** One format that sources come in: a folder `tiles/sources/<id>/` with an `importer.ts` that exports one of these as default. */
export interface Importer {
  /** Named by `format` of a dataset; equals its folder's name. */
  id: string;
  title: string;
  /** Lower case, without the dot. */
  extensions: string[];
  /**
   * Reads files (absolute paths). Untrusted content is skipped and noted, never thrown for.
   * @throws when a file cannot be opened or is not of this format at all.
   */
  read(files: string[], context: ImportContext): Promise<Imported>;
}

export function defineImporter(importer: Importer): Importer {
  return importer;
}

/** All importers, by the glob `tiles/sources/<id>/importer.ts`, sorted by id. */
export async function importers(): Promise<Importer[]> {
  const found: Importer[] = [];
  for (const entry of (await readdir(import.meta.dirname, { withFileTypes: true }))
    .filter((e) => e.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const files = await readdir(`${import.meta.dirname}/${entry.name}`);
    if (!files.includes('importer.ts')) continue;
    const { default: importer }: { default: Importer } = await import(`./${entry.name}/importer.ts`);
    found.push(importer);
  }
  return found;
}

/** @throws an error that names the known formats when there is none of this id. */
export async function importerFor(format: string): Promise<Importer> {
  const all = await importers();
  const found = all.find(({ id }) => id === format);
  if (!found) throw new Error(`No importer for format "${format}"; known: ${all.map(({ id }) => id).join(', ')}`);
  return found;
}
