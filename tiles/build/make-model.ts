import type { Area } from '../../data/contract.ts';
import type { Building, CityModel, Note, OnProgress } from '../contract.ts';
import { generateCity } from '../sample/generate.ts';
import { siteRing } from '../sites/siteRing.ts';
import type { CityPack } from './city-pack.ts';
import { clearSites } from './clear-sites.ts';
import { fillWards, wardsOn } from './fill-wards.ts';
import { importSources } from './import-sources.ts';
import { packLabels } from './pack-labels.ts';
import type { SourceState } from './source-files.ts';

export interface MadeModel {
  model: CityModel & { buildings: Building[] };
  /** Wards of the day: real ones where a source has them, else the pack's. */
  wards: Area[];
  /** True when buildings, roads or relief are generated. */
  sample: boolean;
  attribution: string[];
  notes: Note[];
}

/** Reads the sources that are there, has the rest generated, and names each building's ward of today. */
export async function makeModel(pack: CityPack, sources: SourceState[], onProgress?: OnProgress): Promise<MadeModel> {
  const { config, scene, places, areas } = pack;
  const { given, wards: real, notes } = await importSources(sources, scene.extent, onProgress);
  const city = generateCity({
    config: config.sample,
    extent: scene.extent,
    centre: scene.centre,
    given,
    anchors: places.map((p) => ({ id: p.id, kind: p.kind, name: p.name.vi ?? p.id, position: p.position })),
    ...(onProgress ? { onProgress } : {}),
  });
  // Published shapes are truer than the pack's own drawings.
  const wards = real.length > 0 ? real : wardsOn(areas, new Date().toISOString().slice(0, 10));
  const cleared = clearSites(
    city,
    pack.sites.map((site) => siteRing(site)),
  );
  const buildings = fillWards(cleared.buildings, wards);
  const labels = [...city.labels, ...packLabels(pack, wards, city.labels)];
  const used = sources.filter((s) => s.files).map((s) => s.dataset.attribution);
  return {
    model: { ...cleared, buildings, labels },
    wards,
    sample: scene.sample || !given.elevation || !given.roads || !given.buildings,
    attribution: [...new Set([...used, ...scene.attribution])],
    notes: [...notes, ...city.notes],
  };
}
