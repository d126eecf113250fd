import { ALL_MODES, type EdgeClass, MODE_BIT, type Surface } from '../../../data/model/directions/street-graph.ts';
import type { RoadClass, RoadTraffic } from '../../contract.ts';
import type { Tags } from './Feature.ts';
import { numeric } from './measure.ts';

const { foot, wheelchair, bicycle, motorbike, car } = MODE_BIT;
const WALK = foot | wheelchair;
const MOTOR = motorbike | car;
const WHEELS = bicycle | MOTOR;

/** Who may use a `highway` that says nothing of it; all where it is not named. Motorways as in Vietnamese law: no motorbikes. */
const USUAL: Record<string, [kind: EdgeClass, modes: number]> = {
  motorway: ['motorway', car],
  living_street: ['living', ALL_MODES],
  path: ['path', WALK | bicycle],
  footway: ['footway', WALK],
  corridor: ['footway', WALK],
  bridleway: ['path', foot],
  cycleway: ['cycleway', WALK | bicycle],
  pedestrian: ['pedestrian', WALK],
  steps: ['steps', WALK],
  busway: ['service', 0],
};
/** From the general key to the particular; the last that says something counts. */
const KEYS: [key: string, modes: number][] = [
  ['access', ALL_MODES],
  ['vehicle', WHEELS],
  ['motor_vehicle', MOTOR],
  ['motorcar', car],
  ['motorcycle', motorbike],
  ['bicycle', bicycle],
  ['foot', WALK],
];
const YES = /^(yes|designated|permissive|official|destination|customers|permit)$/;
const NO = /^(no|private|dismount|use_sidepath|delivery|agricultural|forestry|military|emergency|psv|bus|discouraged)$/;

const SURFACES: [surface: Surface, values: string][] = [
  [
    'paved',
    'paved asphalt concrete concrete:plates concrete:lanes paving_stones paving_stones:lanes bricks metal wood tiles rubber tartan chipseal',
  ],
  ['rough', 'sett cobblestone unhewn_cobblestone stone rock_slabs grass_paver metal_grid'],
  ['unpaved', 'unpaved compacted fine_gravel dirt ground earth laterite'],
  ['soft', 'gravel pebblestone sand mud grass soil rock woodchips clay snow'],
];
const SURFACE = new Map(SURFACES.flatMap(([surface, values]) => values.split(' ').map((value): [string, Surface] => [value, surface])));

/** Modes, directions, surface and limit of a way, by OSM's access hierarchy (wiki: Key:access, Key:oneway). */
export function trafficFrom(tags: Tags, cls: RoadClass): RoadTraffic {
  const [kind, usual] = USUAL[(tags.highway ?? '').replace(/_link$/, '')] ?? [cls, ALL_MODES];
  let modes = usual;
  for (const [key, bits] of KEYS) {
    const value = tags[key] ?? '';
    if (YES.test(value)) modes |= key === 'access' || key === 'vehicle' || key === 'motor_vehicle' ? bits & usual : bits;
    if (NO.test(value)) modes &= ~bits;
  }
  if (tags.wheelchair === 'no') modes &= ~wheelchair;
  if (/^(yes|designated)$/.test(tags.wheelchair ?? '') && modes & foot) modes |= wheelchair;
  const roundabout = tags.junction === 'roundabout' || tags.junction === 'circular';
  let [forward, backward] = [modes, modes];
  const oneway = tags.oneway ?? (roundabout || kind === 'motorway' ? 'yes' : 'no');
  const bound = WHEELS & ~(bothWaysByBicycle(tags) ? bicycle : 0);
  if (/^(yes|1|true)$/.test(oneway)) backward &= ~bound;
  if (/^(-1|reverse)$/.test(oneway)) forward &= ~bound;
  // Moving stairs and walks carry one way only.
  if (tags.conveying === 'forward') backward &= ~WALK;
  if (tags.conveying === 'backward') forward &= ~WALK;
  const limit = maxSpeed(tags.maxspeed);
  return { kind, forward, backward, surface: surfaceOf(tags), ...(limit && { maxSpeed: limit }), ...(roundabout && { roundabout }) };
}

function bothWaysByBicycle(tags: Tags): boolean {
  const sides = [tags.cycleway, tags['cycleway:left'], tags['cycleway:right'], tags['cycleway:both']];
  return tags['oneway:bicycle'] === 'no' || sides.some((value) => value?.startsWith('opposite'));
}

function surfaceOf(tags: Tags): Surface {
  if (/^(very_bad|horrible|very_horrible|impassable)$/.test(tags.smoothness ?? '')) return 'soft';
  return SURFACE.get(tags.surface ?? '') ?? 'unknown';
}

/** km/h, 5 to 255; undefined for words. */
function maxSpeed(value: string | undefined): number | undefined {
  const miles = /^(\d+)\s*mph$/.exec(value ?? '');
  const speed = miles ? Number(miles[1]) * 1.609 : numeric(value);
  return speed && speed >= 5 && speed <= 255 ? Math.round(speed) : undefined;
}
