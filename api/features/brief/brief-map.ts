import sharp from 'sharp';
import { validOn } from '../../../data/model/validity.ts';
import type { CityRules } from '../../cases/city-rules.ts';
import type { BriefFacts } from '../../cases/compute-brief.ts';
import type { Streets } from '../../cases/streets.ts';

/** Pixels of the picture. */
export const BRIEF_MAP = { width: 1280, height: 720 } as const;
/** Smallest and widest first, so that the urgent ones lie on top. */
const LOOKS = { open: ['#946300', 8], late: ['#c92a2a', 9], urgent: ['#7f1d1d', 14] } as const;
const ORDER = Object.keys(LOOKS);
/** Degrees of latitude that are shown at least: some two kilometres. */
const LEAST = 0.02;
/** Share of the span that stays free at every edge. */
const MARGIN = 0.08;

/** From degrees to pixels: what is to be seen fills the picture, and a metre is as long in every direction. */
function frame(points: readonly (readonly [number, number])[], [west, south, east, north]: CityRules['extent']) {
  const [lngs, lats] =
    points.length > 0
      ? [points.map((p) => p[0]), points.map((p) => p[1])]
      : [
          [west, east],
          [south, north],
        ];
  const [left, right] = [Math.min(...lngs), Math.max(...lngs)];
  const [bottom, top] = [Math.min(...lats), Math.max(...lats)];
  const middle = [(left + right) / 2, (bottom + top) / 2] as const;
  const narrow = Math.cos((middle[1] * Math.PI) / 180);
  const aspect = BRIEF_MAP.width / BRIEF_MAP.height;
  const span = Math.max(LEAST, top - bottom, ((right - left) * narrow) / aspect) * (1 + 2 * MARGIN);
  const scale = BRIEF_MAP.height / span;
  const x = (lng: number) => (BRIEF_MAP.width / 2 + (lng - middle[0]) * narrow * scale).toFixed(1);
  const y = (lat: number) => (BRIEF_MAP.height / 2 - (lat - middle[1]) * scale).toFixed(1);
  return { x, y };
}

/** What was open when the day ended, over wards and streets, as PNG; no words in it. */
export async function drawBriefMap(
  { extent, areas }: Pick<CityRules, 'extent' | 'areas'>,
  { lines }: Streets,
  day: string,
  points: BriefFacts['points'],
): Promise<Buffer> {
  const { x, y } = frame(
    points.map(([lng, lat]) => [lng, lat] as const),
    extent,
  );
  const path = (positions: readonly (readonly number[])[]) => `M${positions.map(([lng = 0, lat = 0]) => `${x(lng)},${y(lat)}`).join('L')}`;
  const wards = areas
    .filter(({ properties }) => (properties.level === 'ward' || properties.level === 'commune') && validOn(properties, day))
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()));
  const dots = [...points]
    .sort((a, b) => ORDER.indexOf(a[2]) - ORDER.indexOf(b[2]))
    .map(([lng, lat, look]) => {
      const [colour, radius] = LOOKS[look];
      return `<circle cx="${x(lng)}" cy="${y(lat)}" r="${radius}" fill="${colour}" stroke="#fff" stroke-width="2"/>`;
    });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${BRIEF_MAP.width}" height="${BRIEF_MAP.height}">
    <rect width="100%" height="100%" fill="#e9e6dd"/>
    <g fill="none" stroke-linejoin="round" stroke-linecap="round">
      <path d="${lines.map(path).join('')}" stroke="#cbc6b8" stroke-width="5"/>
      <path d="${lines.map(path).join('')}" stroke="#fff" stroke-width="3"/>
      <path d="${wards.map((ring) => `${path(ring)}Z`).join('')}" stroke="#7d8399" stroke-width="2"/>
    </g>${dots.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
