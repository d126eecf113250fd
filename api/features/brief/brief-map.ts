import sharp from 'sharp';
import { validOn } from '../../../data/model/validity.ts';
import type { CityRules } from '../../cases/city-rules.ts';
import type { BriefFacts } from '../../cases/compute-brief.ts';

export const MAP_WIDTH = 1200;
const LOOKS = { open: ['#946300', 5], late: ['#c92a2a', 6], urgent: ['#7f1d1d', 9] } as const;

/** Height of the picture in pixels, for its width: the city's extent without distortion. */
export function mapHeight([west, south, east, north]: CityRules['extent']): number {
  const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.round((MAP_WIDTH * (north - south)) / ((east - west) * middle));
}

/** The wards and what was open when the day ended, as PNG; no words in it. */
export async function drawBriefMap({ extent, areas }: CityRules, day: string, points: BriefFacts['points']): Promise<Buffer> {
  const [west, south, east, north] = extent;
  const height = mapHeight(extent);
  const x = (lng: number) => (((lng - west) / (east - west)) * MAP_WIDTH).toFixed(1);
  const y = (lat: number) => (((north - lat) / (north - south)) * height).toFixed(1);
  const ring = (positions: number[][]) => `M${positions.map(([lng = 0, lat = 0]) => `${x(lng)},${y(lat)}`).join('L')}Z`;
  const shapes = areas
    .filter(({ properties }) => (properties.level === 'ward' || properties.level === 'commune') && validOn(properties, day))
    .map(({ geometry }) => {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return `<path d="${polygons.flat().map(ring).join('')}" fill="#f4f2ee" fill-rule="evenodd" stroke="#5a6078" stroke-width="2"/>`;
    });
  // The urgent ones on top.
  const order = ['open', 'late', 'urgent'];
  const dots = [...points]
    .sort((a, b) => order.indexOf(a[2]) - order.indexOf(b[2]))
    .map(([lng, lat, look]) => {
      const [colour, radius] = LOOKS[look];
      return `<circle cx="${x(lng)}" cy="${y(lat)}" r="${radius}" fill="${colour}" stroke="#fff" stroke-width="1.5"/>`;
    });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${MAP_WIDTH}" height="${height}"><rect width="100%" height="100%" fill="#dbe9ee"/>${shapes.join('')}${dots.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
