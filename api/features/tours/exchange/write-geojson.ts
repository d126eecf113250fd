import type { Tour } from '../../../../scenes/tour-contract.ts';
import type { TourDetail } from '../contract.ts';

/** A tour as GeoJSON (RFC 7946): points of the stops, lines of the legs, and the whole tour as a foreign member, so that nothing is lost on the way back. */
export function writeGeoJson(detail: TourDetail, tour: Tour): string {
  return `${JSON.stringify(
    {
      type: 'FeatureCollection',
      features: [
        ...detail.stops.map(({ key, position, languages }, i) => ({
          type: 'Feature',
          id: key,
          geometry: { type: 'Point', coordinates: position },
          properties: {
            kind: 'stop',
            number: i + 1,
            name: Object.fromEntries(Object.entries(languages).map(([lang, { title }]) => [lang, title])),
          },
        })),
        ...detail.legs.map(({ path }, i) => ({
          type: 'Feature',
          id: `leg-${i + 1}`,
          geometry: { type: 'LineString', coordinates: path },
          properties: { kind: 'leg', number: i + 1 },
        })),
      ],
      tour,
    },
    null,
    2,
  )}\n`;
}
