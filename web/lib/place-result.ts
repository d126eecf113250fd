import type { PlaceFeature } from '../../api/features/places/contract.ts';
import type { SearchResult } from '../../api/features/search/contract.ts';
import { distanceBetween } from '../../data/model/distance.ts';

/** A place as the search tells it, with its distance in metres from `near`, [lng, lat], where that is known. */
export function placeResult({ id, geometry, properties }: PlaceFeature, near: readonly [number, number] | null): SearchResult {
  const { kind, name, address } = properties;
  return {
    type: 'place',
    id,
    kind,
    name,
    ...(address ? { detail: address } : {}),
    position: geometry.coordinates,
    ...(near ? { distance: Math.round(distanceBetween([near[0], near[1]], geometry.coordinates)) } : {}),
  };
}
