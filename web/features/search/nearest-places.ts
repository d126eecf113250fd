import type { PlaceFeature } from '../../../api/features/places/contract.ts';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { placeResult } from '../../lib/place-result.ts';

/** The places nearest to [lng, lat], as results with their distance in metres. */
export const nearestPlaces = (places: readonly PlaceFeature[], to: readonly [number, number], most: number): SearchResult[] =>
  places
    .map((place) => placeResult(place, to))
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
    .slice(0, most);
