import type { Area, Extent } from '../../data/contract.ts';
import type { GivenParts, Note, OnProgress, WaterArea } from '../contract.ts';
import { createFrame } from '../sample/frame.ts';
import { importerFor } from '../sources/registry.ts';
import { moved, shorelineShift } from './place-shoreline.ts';
import { readOcean } from './read-ocean.ts';
import { readWards } from './read-wards.ts';
import { reclaimLand } from './reclaim-land.ts';
import type { SourceState } from './source-files.ts';

type SayNote = (code: string, count: number, text: string) => void;

/** Reads every dataset that is there; the rest is noted with what takes its place. A dataset that cannot be read counts as missing. */
export async function importSources(
  sources: SourceState[],
  extent: Extent,
  onProgress?: OnProgress,
): Promise<{ given: GivenParts; wards: Area[]; notes: Note[] }> {
  const given: GivenParts = {};
  const wards: Area[] = [];
  const notes: Note[] = [];
  let ocean: WaterArea[] = [];
  const note: SayNote = (code, count, text) => notes.push({ stage: 'model', code, count, text });
  for (const { dataset, files } of sources) {
    const instead = dataset.fallback === 'sample' ? 'the sample generator takes its place' : 'its theme stays empty';
    if (!files) {
      note('dataset-missing', 1, `${dataset.title.vi}: files not found, ${instead}.`);
      continue;
    }
    try {
      if (dataset.theme === 'coast') {
        const read = await readOcean(files, extent);
        ocean = [...ocean, ...read];
        note('dataset-read', read.length, `${dataset.title.vi}: ocean areas from the shoreline.`);
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
  if (ocean.length > 0) given.waterAreas = [...mendShoreline(ocean, given, extent, note), ...(given.waterAreas ?? [])];
  return { given, wards, notes };
}

/** The sea put where the given islands are, and cut back where the given streets stand. */
function mendShoreline(ocean: WaterArea[], { roads = [], land = [] }: GivenParts, extent: Extent, note: SayNote): WaterArea[] {
  const [west, south, east, north] = extent;
  const frame = createFrame([(west + east) / 2, (south + north) / 2], extent);
  const shift = shorelineShift(frame, ocean, land);
  const metres = Math.round(Math.hypot(...shift));
  if (metres > 0)
    note('shoreline-moved', metres, `metres: the shoreline lay beside the islands; moved ${shift.join(' m east, ')} m north.`);
  const mended = reclaimLand(frame, metres > 0 ? moved(frame, ocean, shift) : ocean, roads, land);
  if (mended.hectares > 0) note('land-reclaimed', mended.hectares, 'hectares of sea on which dense streets stand; made land.');
  return mended.ocean;
}

/** Adds lists to lists; a second elevation model does not replace the first. */
function merge(given: GivenParts, parts: Partial<GivenParts>): void {
  const { elevation, ...lists } = parts;
  if (elevation) given.elevation ??= elevation;
  given.roads = joined(given.roads, lists.roads);
  given.turns = joined(given.turns, lists.turns);
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
