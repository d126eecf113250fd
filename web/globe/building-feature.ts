import { type Cartesian3, Cartographic, type Cesium3DTileFeature, Math as CesiumMath } from 'cesium';
import type { PickedBuilding, SelectionKey } from '../lib/map.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const number = (value: unknown): number => (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0);

/** What a building's property table says of it; undefined for features that are no building. Heights in metres, to the decimetre. */
export function buildingOf(feature: Cesium3DTileFeature, world?: Cartesian3): PickedBuilding | undefined {
  const id = text(feature.getProperty('id'));
  if (!id) return undefined;
  const place = world && Cartographic.fromCartesian(world);
  const name = text(feature.getProperty('name'));
  const ward = text(feature.getProperty('ward'));
  const year = number(feature.getProperty('year'));
  return {
    id,
    class: text(feature.getProperty('class')) ?? 'building',
    height: Math.round(number(feature.getProperty('height')) * 10) / 10,
    heightSource: text(feature.getProperty('heightSource')) ?? 'sample',
    levels: number(feature.getProperty('levels')),
    position: place ? [CesiumMath.toDegrees(place.longitude), CesiumMath.toDegrees(place.latitude), place.height] : [0, 0, 0],
    ...(name && { name }),
    ...(ward && { ward }),
    ...(year && { year }),
  };
}

/** The key of a part of a sight in 3D; null for every other feature. */
export function partKey(feature: Cesium3DTileFeature): SelectionKey | null {
  const id = text(feature.getProperty('id'));
  return id && text(feature.getProperty('site')) ? `part:${id}` : null;
}

/** The key of a placed model; null for everything else that is picked. */
export function modelKey(picked: unknown): SelectionKey | null {
  const id = typeof picked === 'object' && picked !== null && 'id' in picked ? text(picked.id) : undefined;
  return id?.startsWith('model:') ? `model:${id.slice('model:'.length)}` : null;
}
