import type { Building, HeightSource, RoofShape } from '../../contract.ts';
import { metresPerDegree } from '../../geo/wgs84.ts';
import type { Feature, Tags } from './Feature.ts';
import { localName } from './localName.ts';
import { bearing, colour, metres, numeric } from './measure.ts';

/** Storey height, and of a roof storey; metres. */
const LEVEL = 3.3;
const ROOF_LEVEL = 2.6;

/** Levels where a source tells nothing but the class. */
const LEVELS: Record<string, number> = {
  house: 2,
  detached: 2,
  residential: 3,
  terrace: 3,
  apartments: 5,
  hotel: 6,
  office: 5,
  hospital: 4,
  school: 3,
  university: 4,
  public: 3,
  commercial: 3,
  retail: 2,
  industrial: 2,
  warehouse: 2,
  stadium: 4,
  cathedral: 6,
  church: 4,
  temple: 2,
  garage: 1,
  garages: 1,
  roof: 1,
  shed: 1,
  hut: 1,
  kiosk: 1,
  greenhouse: 1,
  service: 1,
};

const SHAPES: Record<string, RoofShape> = {
  flat: 'flat',
  gabled: 'gabled',
  pitched: 'gabled',
  saltbox: 'gabled',
  hipped: 'hipped',
  side_hipped: 'hipped',
  'half-hipped': 'half-hipped',
  half_hipped: 'half-hipped',
  pyramidal: 'pyramidal',
  skillion: 'skillion',
  lean_to: 'skillion',
  gambrel: 'gambrel',
  mansard: 'mansard',
  dome: 'dome',
  onion: 'onion',
  round: 'round',
  cone: 'cone',
  conical: 'cone',
};

const CLASS_OF: [key: string, values: RegExp, name: string][] = [
  ['amenity', /^(school|kindergarten|college|university)$/, 'school'],
  ['amenity', /^(hospital|clinic)$/, 'hospital'],
  ['amenity', /^(townhall|courthouse|police|fire_station|library|post_office|community_centre)$/, 'public'],
  ['amenity', /^marketplace$/, 'market'],
  ['office', /^government$/, 'public'],
  ['tourism', /^(hotel|hostel|guest_house|motel)$/, 'hotel'],
  ['shop', /./, 'retail'],
  ['office', /./, 'office'],
];

/** `note` counts guesses: roof shapes that are not drawn, heights that no tag gives. */
export function buildingFrom({ id, tags, shape }: Feature, note: (code: string) => void): Building | undefined {
  const kind = tags['building:part'] && tags['building:part'] !== 'no' ? tags['building:part'] : tags.building;
  if (!kind || kind === 'no' || shape.kind !== 'area' || tags.location === 'underground') return undefined;
  const name = kind === 'yes' ? inferred(tags) : kind;
  const roofShape = shapeOf(tags, note);
  const roof = roofHeight(tags, roofShape, shape.rings[0] ?? []);
  const { height, levels, heightSource } = heights(tags, name, roof);
  const minHeight = metres(tags.min_height) ?? (numeric(tags['building:min_level']) ?? 0) * LEVEL;
  if (heightSource === 'class') note('height-by-class');
  const direction = bearing(tags['roof:direction'] ?? tags['roof:slope:direction']);
  const orientation = tags['roof:orientation'];
  const roofColour = colour(tags['roof:colour'] ?? tags['roof:color']);
  const wallColour = colour(tags['building:colour'] ?? tags['building:color']);
  const label = localName(tags)?.vi;
  const year = numeric(/^\d{4}/.exec(tags.start_date ?? tags.year ?? '')?.[0]);
  return {
    id,
    rings: shape.rings,
    height,
    minHeight: Math.max(0, Math.min(minHeight, height - 0.5)),
    roof: {
      shape: roofShape,
      height: Math.min(roof, height),
      ...(direction !== undefined && { direction }),
      ...((orientation === 'along' || orientation === 'across') && { orientation }),
      ...(roofColour && { colour: roofColour }),
    },
    ...(wallColour && { wallColour }),
    ...(label && { name: label }),
    class: name,
    levels,
    heightSource,
    ...(tags.ward && { ward: tags.ward }),
    ...(year && { year }),
  };
}

function inferred(tags: Tags): string {
  for (const [key, values, name] of CLASS_OF) if (values.test(tags[key] ?? '')) return name;
  if (tags.amenity === 'place_of_worship') return /buddhist|taoist|confucian/.test(tags.religion ?? 'buddhist') ? 'temple' : 'church';
  return 'yes';
}

function shapeOf(tags: Tags, note: (code: string) => void): RoofShape {
  const given = tags['roof:shape'] ?? tags['building:roof:shape'];
  if (!given) return 'flat';
  const shape = SHAPES[given];
  if (!shape) note('roof-shape-unknown');
  return shape ?? 'flat';
}

function heights(tags: Tags, name: string, roof: number): { height: number; levels: number; heightSource: HeightSource } {
  const measured = metres(tags.height ?? tags['building:height']);
  const counted = numeric(tags['building:levels'] ?? tags.levels);
  if (measured !== undefined && measured > 0.5 && measured < 1000) {
    const levels = counted ?? Math.max(1, Math.round((measured - roof) / LEVEL));
    return { height: measured, levels: Math.round(levels), heightSource: (tags.heightSource as HeightSource | undefined) ?? 'measured' };
  }
  if (counted !== undefined && counted > 0 && counted < 200)
    return { height: counted * LEVEL + roof, levels: Math.round(counted), heightSource: 'levels' };
  const levels = LEVELS[name] ?? 2;
  return { height: levels * LEVEL + roof, levels, heightSource: 'class' };
}

/** Metres of roof: given, by roof levels, by angle over half the breadth, else a pitch of 30 degrees. */
function roofHeight(tags: Tags, shape: RoofShape, ring: readonly (readonly [number, number])[]): number {
  if (shape === 'flat') return 0;
  const given = metres(tags['roof:height']);
  if (given !== undefined && given >= 0) return given;
  const levels = numeric(tags['roof:levels']);
  if (levels) return levels * ROOF_LEVEL;
  const breadth = breadthOf(ring);
  const run = shape === 'skillion' ? breadth : breadth / 2;
  const angle = numeric(tags['roof:angle']);
  if (angle !== undefined && angle > 0 && angle < 85) return run * Math.tan((angle * Math.PI) / 180);
  return shape === 'dome' || shape === 'onion' ? breadth / 2 : Math.min(6, run * (shape === 'skillion' ? 0.2 : 0.58));
}

/** Shorter side, metres, of the box about the longest edge. */
function breadthOf(ring: readonly (readonly [number, number])[]): number {
  const [sx, sy] = metresPerDegree(ring[0]?.[1] ?? 0);
  const points = ring.map(([x, y]): [number, number] => [x * sx, y * sy]);
  let [bx, by, best] = [1, 0, 0];
  points.forEach(([x, y], i) => {
    const [px, py] = points[(i + points.length - 1) % points.length] ?? [x, y];
    const length = Math.hypot(x - px, y - py);
    if (length > best) [bx, by, best] = [(x - px) / length, (y - py) / length, length];
  });
  const span = (ux: number, uy: number): number => {
    const values = points.map(([x, y]) => x * ux + y * uy);
    return values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  };
  return points.length ? Math.min(span(bx, by), span(-by, bx)) : 0;
}
