import type { Rail, Road, RoadClass } from '../contract.ts';
import { defined, lineGeometry, type MapLayer, nameFields } from './map-layer.ts';

/** First zoom of a road's line and of its name. */
const FROM: Record<RoadClass, [line: number, name: number]> = {
  motorway: [8, 10],
  trunk: [8, 10],
  primary: [8, 11],
  secondary: [9, 12],
  tertiary: [11, 13],
  minor: [12, 14],
  service: [13, 14],
  track: [13, 14],
  path: [13, 14],
};

export function transportation(roads: Road[], rails: Rail[]): MapLayer {
  return {
    id: 'transportation',
    fields: { class: 'String', brunnel: 'bridge | tunnel', width: 'carriageway, metres', ref: 'String', name: 'String' },
    features: [
      ...roads.map((road) => ({
        geometry: lineGeometry(road.line),
        minZoom: FROM[road.class][0],
        properties: defined({
          class: road.class,
          brunnel: road.bridge ? 'bridge' : road.tunnel ? 'tunnel' : undefined,
          width: Math.round(road.width * 10) / 10,
          ref: road.ref,
          name: road.name?.vi?.normalize('NFC'),
        }),
      })),
      ...rails.map((rail) => ({ geometry: lineGeometry(rail.line), minZoom: 9, properties: { class: 'rail' } })),
    ],
  };
}

export function transportationName(roads: Road[]): MapLayer {
  return {
    id: 'transportation_name',
    fields: { class: 'String', name: 'String', 'name:vi': 'String', 'name:en': 'String', ref: 'String' },
    features: roads
      .filter((road) => road.name || road.ref)
      .map((road) => ({
        geometry: lineGeometry(road.line),
        minZoom: FROM[road.class][1],
        properties: defined({ class: road.class, ref: road.ref, ...nameFields(road.name) }),
      })),
  };
}
