import type { PlaceFeature } from '../../../api/features/places/contract.ts';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { distanceBetween } from '../../../data/model/distance.ts';

/** The places nearest to [lng, lat], as results with their distance in metres. */
export function nearestPlaces(places: readonly PlaceFeature[], to: readonly [number, number], most: number): SearchResult[] {
  return places
    .map(({ id, geometry, properties }) => ({
      type: 'place' as const,
      id,
      kind: properties.kind,
      name: properties.name,
      ...(properties.address ? { detail: properties.address } : {}),
      position: geometry.coordinates,
      distance: distanceBetween([to[0], to[1]], geometry.coordinates),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most);
}
