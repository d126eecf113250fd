import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { CityPack } from './city-pack.ts';
import { codeHash, contentHash } from './content-hash.ts';
import { wardsOn } from './fill-wards.ts';
import { datasetsOf, findSources, type SourceState } from './source-files.ts';
import type { Stage } from './stage.ts';
import { STAGES } from './stages/all.ts';

export interface PlannedStage {
  stage: Stage;
  version: string;
  /** Whether the version's folder is complete on disk. */
  present: boolean;
}

/** Works out each stage's version from what goes into it (pack, source files, code), without making the model. */
export async function planBuild(
  pack: CityPack,
  dir: string,
  sourcesDir: string | undefined,
  force: boolean,
): Promise<{ stages: PlannedStage[]; sources: SourceState[] }> {
  const sources = await findSources(await datasetsOf(pack.cityId, pack.config.datasets, sourcesDir), sourcesDir);
  const { config, scene, places, areas, sites } = pack;
  const anchors = places.map((p) => [p.id, p.kind, p.name.vi, p.position]);
  const wards = wardsOn(areas, new Date().toISOString().slice(0, 10));
  const code = await Promise.all(['sample', 'sources', 'build', 'geo'].map(codeHash));
  const model = contentHash(
    config,
    scene.extent,
    scene.centre,
    scene.attribution,
    anchors,
    wards,
    sites.map(({ position, heading, ground }) => [position, heading, ground]),
    sources.map((s) => s.hashes),
    code,
  );
  let terrain = '';
  const stages: PlannedStage[] = [];
  for (const stage of STAGES) {
    const version = contentHash(
      model,
      stage.onGround ? terrain : '',
      stage.inputs?.(pack) ?? '',
      await Promise.all(stage.code.map(codeHash)),
    );
    if (stage.name === 'terrain') terrain = version;
    const present = !force && (await exists(join(dir, stage.name, version, 'entry.json')));
    stages.push({ stage, version, present });
  }
  return { stages, sources };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
