import type { PlaceFeature } from '../../../api/features/places/contract.ts';
import type { PinItem } from '../../lib/map.ts';

/** A place as a pin; its kind's rank decides whose label wins. */
export function placePin(place: PlaceFeature, rank: number, label: string): PinItem {
  return {
    id: `place:${place.id}`,
    position: place.geometry.coordinates,
    icon: place.properties.kind,
    label: label.normalize('NFC'),
    rank,
  };
}
