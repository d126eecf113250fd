import type { Place, PlaceKind } from '../../../data/contract.ts';
import { bareJson, foldedNames, foldedWords, jsonOrNull, type PackRow } from '../../db/pack-row.ts';

/** A pack's place as a row. `height`: metres above the WGS 84 ellipsoid. */
export function placeRow(place: Place, kind: PlaceKind, height: number): PackRow {
  const { name, address, summary, accuracy } = place;
  return {
    id: place.id,
    kind: place.kind,
    rank: kind.rank,
    sort: 100 - kind.rank,
    opening_hours: place.openingHours ?? null,
    lng: place.position[0],
    lat: place.position[1],
    height,
    props: bareJson({ kind: place.kind, name, address, summary, accuracy }),
    name: JSON.stringify(name),
    detail: jsonOrNull(address ?? kind.name),
    names_folded: foldedNames(name, place.aliases),
    words_folded: foldedWords(address, kind.name),
    content: JSON.stringify(place),
  };
}
