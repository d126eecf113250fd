import type { LandArea, WaterArea } from '../../contract.ts';
import type { Feature, Tags } from './Feature.ts';
import { localName } from './localName.ts';

/** `key=value` to land class; the first that fits wins, so what lies on top stands first. */
const LAND: [key: string, values: string, name: LandArea['class']][] = [
  ['leisure', 'pitch track stadium sports_centre', 'pitch'],
  ['place', 'square', 'square'],
  ['highway', 'pedestrian', 'square'],
  ['amenity', 'school kindergarten college university', 'school'],
  ['amenity', 'grave_yard', 'cemetery'],
  ['landuse', 'cemetery', 'cemetery'],
  ['leisure', 'park garden playground', 'park'],
  ['natural', 'wetland mangrove', 'wetland'],
  ['natural', 'beach sand shoal', 'sand'],
  ['natural', 'bare_rock scree cliff rock', 'rock'],
  ['natural', 'wood', 'wood'],
  ['landuse', 'forest', 'wood'],
  ['natural', 'scrub grassland heath', 'grass'],
  ['landuse', 'grass meadow village_green recreation_ground greenfield', 'grass'],
  ['landuse', 'paddy rice', 'rice'],
  ['landuse', 'farmland farm orchard vineyard plant_nursery', 'farmland'],
  ['landuse', 'residential', 'residential'],
  ['landuse', 'commercial retail', 'commercial'],
  ['landuse', 'industrial quarry railway port depot', 'industrial'],
  ['place', 'island islet', 'island'],
];
const TABLE = new Map(LAND.map(([key, values, name]) => [name + key, { key, values: new Set(values.split(' ')), name }]));

/** OpenMapTiles' landcover and landuse classes. */
export function landFrom({ id, tags, shape }: Feature): LandArea | undefined {
  if (shape.kind !== 'area' || tags.building) return undefined;
  for (const { key, values, name } of TABLE.values()) {
    if (!values.has(tags[key] ?? '')) continue;
    const rice = name === 'farmland' && (tags.crop === 'rice' || tags.produce === 'rice');
    return { id, class: rice ? 'rice' : name, rings: shape.rings };
  }
  return undefined;
}

/** Standing and flowing water as areas. Pools and fountains are left to the buildings' scale of things. */
export function waterFrom({ id, tags, shape }: Feature): WaterArea | undefined {
  const kind = waterClass(tags);
  if (!kind || shape.kind !== 'area') return undefined;
  const name = localName(tags);
  return { id, class: kind, ...(name && { name }), rings: shape.rings };
}

function waterClass(tags: Tags): WaterArea['class'] | undefined {
  if (tags.waterway === 'riverbank' || tags.waterway === 'river' || tags.waterway === 'dock') return 'river';
  if (/^(reservoir|basin)$/.test(tags.landuse ?? '')) return 'lake';
  if (tags.natural === 'bay' || tags.natural === 'strait') return undefined;
  if (tags.natural !== 'water') return undefined;
  if (/^(river|canal|stream|oxbow)$/.test(tags.water ?? '')) return 'river';
  return /^(pond|basin|fishpond|fountain|reflecting_pool)$/.test(tags.water ?? '') ? 'pond' : 'lake';
}
