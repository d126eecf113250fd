import { booleanPointInPolygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Area } from '../../data/contract.ts';
import type { Building } from '../contract.ts';
import { boundsOf } from '../geo/bounds.ts';

/** Wards and communes valid on a day (`YYYY-MM-DD`): those that tiles name. */
export function wardsOn(areas: Area[], day: string): Area[] {
  return areas.filter(
    ({ properties: p }) =>
      (p.level === 'ward' || p.level === 'commune') && (!p.validFrom || p.validFrom <= day) && (!p.validTo || day < p.validTo),
  );
}

/** Gives each building without a ward the name of the area its first corners' middle lies in. Reads the buildings once. */
export function fillWards(buildings: Iterable<Building>, wards: Area[]): Building[] {
  const all = [...buildings];
  if (wards.length === 0) return all;
  const tree = new Flatbush(wards.length);
  for (const { geometry: g } of wards) tree.add(...boundsOf(g.type === 'Polygon' ? g.coordinates.flat() : g.coordinates.flat(2)));
  tree.finish();
  for (const building of all) {
    if (building.ward !== undefined) continue;
    const ring = building.rings[0] ?? [];
    const [west, south, east, north] = boundsOf(ring);
    const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
    const found = tree
      .search(...middle, ...middle)
      .map((i) => wards[i])
      .find((ward) => ward && booleanPointInPolygon(middle, ward.geometry));
    if (found) building.ward = found.properties.name.vi ?? found.id;
  }
  return all;
}
