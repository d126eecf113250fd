import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../../data/contract.ts';
import { fileHash } from './content-hash.ts';

/** A dataset whose files are there, or why it is not used. */
export interface SourceState {
  dataset: Dataset;
  /** Absolute paths, or undefined when any is missing. */
  files?: string[];
  hashes: string[];
}

/** Looks below `sourcesDir` (CITY_SOURCES) for the files of each dataset. Without a folder nothing is there. */
export async function findSources(datasets: Dataset[], sourcesDir?: string): Promise<SourceState[]> {
  return Promise.all(
    datasets.map(async (dataset) => {
      if (!sourcesDir) return { dataset, hashes: [] };
      const files = dataset.files.map((file) => join(sourcesDir, file));
      try {
        await Promise.all(files.map((file) => access(file)));
        return { dataset, files, hashes: await Promise.all(files.map(fileHash)) };
      } catch {
        return { dataset, hashes: [] };
      }
    }),
  );
}
