import { pointOnFeature } from '@turf/turf';
import type { Area } from '../../data/contract.ts';
import type { PlaceLabel } from '../contract.ts';
import type { CityPack } from './city-pack.ts';

/** Names that the pack itself gives: the city at its centre and the wards of the day; sources' labels of the same name come first. */
export function packLabels({ cityId, scene }: CityPack, wards: Area[], known: PlaceLabel[]): PlaceLabel[] {
  const names = new Set(known.map((l) => l.name.vi?.normalize('NFC')));
  const labels: PlaceLabel[] = [{ id: cityId, class: 'city', name: scene.name, position: scene.centre, rank: 1 }];
  for (const { id, geometry, properties } of wards) {
    const [lng = NaN, lat = NaN] = pointOnFeature(geometry).geometry.coordinates;
    labels.push({ id, class: properties.level === 'ward' ? 'suburb' : 'village', name: properties.name, position: [lng, lat], rank: 3 });
  }
  return labels.filter((l) => !names.has(l.name.vi?.normalize('NFC')) && Number.isFinite(l.position[0]));
}
