import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Dataset } from '../../data/contract.ts';
import { fetchedFolder } from '../fetch/fetch-city.ts';
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

/** What an OpenStreetMap extract stands in for. */
const IN_OSM: Dataset['theme'][] = ['osm', 'buildings', 'roads', 'rail', 'water', 'waterways', 'landuse'];

/** The pack's datasets and those that were downloaded for the city; a download takes the place of the pack's datasets of its themes. */
export async function datasetsOf(cityId: string, datasets: Dataset[], sourcesDir?: string): Promise<Dataset[]> {
  if (!sourcesDir) return datasets;
  const text = await readFile(join(sourcesDir, fetchedFolder(cityId), 'datasets.json'), 'utf8').catch(() => '[]');
  const fetched = z.array(Dataset).parse(JSON.parse(text));
  const covered = new Set(fetched.flatMap((d) => (d.theme === 'osm' ? IN_OSM : [d.theme])));
  return [...datasets.filter((d) => !covered.has(d.theme)), ...fetched];
}
