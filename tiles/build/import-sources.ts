import type { Area, Extent } from '../../data/contract.ts';
import { readOcean } from '../basemap/read-ocean.ts';
import type { GivenParts, Note, OnProgress } from '../contract.ts';
import { importerFor } from '../sources/registry.ts';
import { readWards } from './read-wards.ts';
import type { SourceState } from './source-files.ts';

/** Reads every dataset that is there; the rest is noted with what takes its place. A dataset that cannot be read counts as missing. */
export async function importSources(
  sources: SourceState[],
  extent: Extent,
  onProgress?: OnProgress,
): Promise<{ given: GivenParts; wards: Area[]; notes: Note[] }> {
  const given: GivenParts = {};
  const wards: Area[] = [];
  const notes: Note[] = [];
  const note = (code: string, count: number, text: string) => notes.push({ stage: 'model', code, count, text });
  for (const { dataset, files } of sources) {
    const instead = dataset.fallback === 'sample' ? 'the sample generator takes its place' : 'its theme stays empty';
    if (!files) {
      note('dataset-missing', 1, `${dataset.title.vi}: files not found, ${instead}.`);
      continue;
    }
    try {
      if (dataset.theme === 'coast') {
        const ocean = await readOcean(files, extent);
        given.waterAreas = [...(given.waterAreas ?? []), ...ocean];
        note('dataset-read', ocean.length, `${dataset.title.vi}: ocean areas from the shoreline.`);
        continue;
      }
      if (dataset.theme === 'boundaries') {
        const read = await readWards(files, dataset);
        wards.push(...read.wards);
        if (read.skipped > 0) note('ward-unfit', read.skipped, `${dataset.title.vi}: areas without code, name or shape; left out.`);
        continue;
      }
      const importer = await importerFor(dataset.format);
      const { parts, notes: said } = await importer.read(files, { dataset, extent, ...(onProgress ? { onProgress } : {}) });
      merge(given, parts);
      notes.push(...said.map((n) => ({ ...n, text: `${dataset.title.vi}: ${n.text}` })));
    } catch (error) {
      note('dataset-unreadable', 1, `${dataset.title.vi}: ${error instanceof Error ? error.message : error}; ${instead}.`);
    }
  }
  return { given, wards, notes };
}

/** Adds lists to lists; a second elevation model does not replace the first. */
function merge(given: GivenParts, parts: Partial<GivenParts>): void {
  const { elevation, ...lists } = parts;
  if (elevation) given.elevation ??= elevation;
  given.roads = joined(given.roads, lists.roads);
  given.rails = joined(given.rails, lists.rails);
  given.waterAreas = joined(given.waterAreas, lists.waterAreas);
  given.waterways = joined(given.waterways, lists.waterways);
  given.land = joined(given.land, lists.land);
  given.labels = joined(given.labels, lists.labels);
  given.buildings = joined(given.buildings, lists.buildings);
  for (const key of Object.keys(given) as (keyof GivenParts)[]) if (given[key] === undefined) delete given[key];
}

function joined<T>(a: T[] | undefined, b: T[] | undefined): T[] | undefined {
  return a && b ? [...a, ...b] : (a ?? b);
}
