import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GroundHeight, Note, OnProgress, StageReport } from '../contract.ts';
import { groundFrom } from '../terrain/ground-height.ts';
import { LayerJson } from '../terrain/layer-json.ts';
import { readCityPack } from './city-pack.ts';
import { makeModel } from './make-model.ts';
import { cityTilesDir, type ModelState, modelState } from './model-state.ts';
import { removeOldVersions } from './old-versions.ts';
import { planBuild } from './plan-build.ts';
import { replaceJson } from './replace-file.ts';

export interface BuildOptions {
  cityId: string;
  /** The repository: `data/` and `scenes/` lie in it. */
  rootDir: string;
  dataDir: string;
  /** CITY_SOURCES. */
  sourcesDir?: string;
  onProgress?: OnProgress;
  /** Builds even what is there. */
  force?: boolean;
  signal?: AbortSignal;
}
export interface BuildResult {
  stages: StageReport[];
  notes: Note[];
}

/** The entry document, kept inside the version folder so that an older version can be put back without building. */
const KEPT_ENTRY = 'entry.json';

/**
 * Builds what is missing or out of date of a city's tiles. Nothing of the last build is touched until all stages are done;
 * then the entry documents are replaced, `model.json` last. Throws a PackError for a bad pack, the signal's reason when stopped.
 */
export async function buildCity(options: BuildOptions): Promise<BuildResult> {
  const { cityId, rootDir, dataDir, onProgress, signal } = options;
  const pack = await readCityPack(rootDir, cityId);
  const dir = cityTilesDir(dataDir, cityId);
  const plan = await planBuild(pack, dir, options.sourcesDir, options.force ?? false);
  const last = await modelState(dataDir, cityId);
  const upToDate = last && plan.stages.every((s) => s.present && last.versions[s.stage.name] === s.version);
  if (upToDate) return { stages: last.stages.map((s) => ({ ...s, reused: true })), notes: last.notes };

  const made = plan.stages.some((s) => !s.present) ? await makeModel(pack, plan.sources, onProgress) : undefined;
  const reports: StageReport[] = [];
  let ground: GroundHeight | undefined;
  for (const { stage, version, present } of plan.stages) {
    signal?.throwIfAborted();
    const folder = join(dir, stage.name, version);
    if (present || !made) {
      const before = last?.stages.find((r) => r.stage === stage.name);
      reports.push({ ...(before ?? { items: 0, tiles: 0, bytes: 0, milliseconds: 0, notes: [] }), stage: stage.name, reused: true });
    } else {
      const outDir = join(dir, stage.name, `.building-${process.pid}-${version}`);
      await rm(outDir, { recursive: true, force: true });
      await mkdir(outDir, { recursive: true });
      const { model, wards, attribution, sample } = made;
      const { report, entry } = await stage.run({
        pack,
        model,
        wards,
        attribution,
        sample,
        ground: ground ?? (() => 0),
        outDir,
        version,
        ...(onProgress ? { onProgress } : {}),
      });
      await writeFile(join(outDir, KEPT_ENTRY), JSON.stringify(entry));
      await rm(folder, { recursive: true, force: true });
      await rename(outDir, folder);
      reports.push(report);
    }
    if (stage.name === 'terrain') ground = groundFrom(LayerJson.parse(await keptEntry(folder)), join(dir, 'terrain'));
  }
  signal?.throwIfAborted();
  for (const { stage, version } of plan.stages)
    await replaceJson(join(dir, stage.name, stage.entry), await keptEntry(join(dir, stage.name, version)));
  const state: ModelState = {
    cityId,
    builtAt: new Date().toISOString(),
    versions: Object.fromEntries(plan.stages.map((s) => [s.stage.name, s.version])),
    sample: made?.sample ?? last?.sample ?? pack.scene.sample,
    attribution: made?.attribution ?? last?.attribution ?? pack.scene.attribution,
    stages: reports,
    notes: made?.notes ?? last?.notes ?? [],
  };
  await replaceJson(join(dir, 'model.json'), state);
  for (const { stage, version } of plan.stages) await removeOldVersions(join(dir, stage.name), version, last?.versions[stage.name]);
  return { stages: reports, notes: state.notes };
}

async function keptEntry(folder: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, KEPT_ENTRY), 'utf8'));
}
