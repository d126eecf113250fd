import type { Rail, Road, RoadClass, Waterway } from '../../contract.ts';
import type { Feature } from './Feature.ts';
import { localName } from './localName.ts';
import { metres, numeric } from './measure.ts';
import { trafficFrom } from './trafficFrom.ts';

const ROADS: Record<string, RoadClass> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  ...same('minor', 'unclassified residential living_street road minor'),
  ...same('service', 'service busway'),
  track: 'track',
  ...same('path', 'footway path steps cycleway bridleway pedestrian corridor'),
};
/** Carriageway where the source gives none, metres. */
const WIDTHS: Record<RoadClass, number> = {
  motorway: 16,
  trunk: 13,
  primary: 11,
  secondary: 9,
  tertiary: 7.5,
  minor: 5.5,
  service: 4,
  track: 3,
  path: 2,
};
const LANE = 3.2;

function same(name: RoadClass, values: string): Record<string, RoadClass> {
  return Object.fromEntries(values.split(' ').map((value) => [value, name]));
}

/** A `highway=*` line with its OpenMapTiles class; undefined for what is planned, unknown or an area. */
export function roadFrom({ id, tags, shape }: Feature): Road | undefined {
  const cls = ROADS[(tags.highway ?? '').replace(/_link$/, '')];
  if (!cls || shape.kind !== 'line' || tags.area === 'yes') return undefined;
  const lanes = numeric(tags.lanes);
  const width = metres(tags.width) ?? (lanes && lanes > 0 ? lanes * LANE : WIDTHS[cls]);
  const name = localName(tags);
  return {
    id,
    class: cls,
    ...(name && { name }),
    ...(tags.ref && { ref: tags.ref.split(';')[0]?.trim() ?? tags.ref }),
    line: shape.line,
    width: Math.max(1, Math.min(60, width)),
    ...(given(tags.bridge) && { bridge: true }),
    ...((given(tags.tunnel) || tags.indoor === 'yes') && { tunnel: true }),
    traffic: trafficFrom(tags, cls),
  };
}

const given = (value: string | undefined): boolean => value !== undefined && value !== 'no';

/** Tracks in use above ground. */
export function railFrom({ id, tags, shape }: Feature): Rail | undefined {
  if (shape.kind !== 'line' || !/^(rail|light_rail|tram|narrow_gauge|monorail|funicular)$/.test(tags.railway ?? '')) return undefined;
  return given(tags.tunnel) ? undefined : { id, line: shape.line };
}

const WATERWAYS: Record<string, { class: Waterway['class']; width: number }> = {
  river: { class: 'river', width: 18 },
  stream: { class: 'stream', width: 3 },
  canal: { class: 'canal', width: 7 },
  ditch: { class: 'ditch', width: 1.5 },
  drain: { class: 'ditch', width: 1.5 },
};

export function waterwayFrom({ id, tags, shape }: Feature): Waterway | undefined {
  const kind = WATERWAYS[tags.waterway ?? ''];
  if (!kind || shape.kind !== 'line' || given(tags.tunnel)) return undefined;
  const name = localName(tags);
  return { id, class: kind.class, ...(name && { name }), line: shape.line, width: metres(tags.width) ?? kind.width };
}
