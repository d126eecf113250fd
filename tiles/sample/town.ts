import type { Anchor, GivenParts, Note } from '../contract.ts';
import { layAccess } from './access.ts';
import { furnishGrounds, type Patch } from './campus.ts';
import { type Country, createCountry, type TownSize } from './country.ts';
import { groundKind } from './groundKinds.ts';
import { type Ground, takeGrounds } from './grounds.ts';
import { buildHouses } from './houses.ts';
import type { Water } from './inventWater.ts';
import { joinStreets } from './junctions.ts';
import { keepOff } from './keepOff.ts';
import { keepTogether, tieTogether } from './keepTogether.ts';
import { growLanes } from './lanes.ts';
import { Lots } from './lots.ts';
import { layMainRoads } from './mainRoads.ts';
import { nameStreets } from './naming.ts';
import { resample } from './polyline.ts';
import { inhabited } from './prune.ts';
import { hash32 } from './random.ts';
import { Rectangles } from './rectangles.ts';
import { Segments } from './segments.ts';
import { sizeTown } from './sizeTown.ts';
import { layStairs } from './stairs.ts';
import type { Street } from './street.ts';
import { createStreetField } from './streetField.ts';
import { layTownStreets } from './townStreets.ts';

export interface Town {
  country: Country;
  streets: Street[];
  grounds: Ground[];
  lots: Lots;
  /** Numbers of the lots that are built, growing. */
  kept: Uint32Array;
  notes: Note[];
  /** Yards, pitches and squares. */
  patches: Patch[];
  /** All carriageways, and all that stands or is kept free. */
  roads: Segments;
  standing: Rectangles;
  waterLines: Water['lines'];
}

/** Metres of street on the square metre; extracts of Vietnamese towns that are whole have 7 to 15 km on the km². */
const ENOUGH_STREETS = 0.006;

export type Base = Parameters<typeof createCountry>[0] & { waterLines: Water['lines'] };

/** Lays out the town and corrects its size by what the first layouts held, at most three times. */
export function buildTown(base: Base, anchors: readonly Anchor[], given: GivenParts): Town {
  const target = given.buildings ? 0 : base.config.buildings;
  let wanted = target * 1.05;
  for (let attempt = 1; ; attempt++) {
    const town = layOut(base, anchors, given, sizeTown(base, wanted), target);
    const made = town.lots.count;
    if (attempt === 3 || target === 0 || (made >= target && made < target * 1.25)) return town;
    wanted *= (target * 1.08) / Math.max(made, target * 0.1);
  }
}

function layOut(base: Base, anchors: readonly Anchor[], given: GivenParts, size: TownSize, target: number): Town {
  const country = createCountry(base, size);
  const { frame } = country;
  const streets = givenStreets(country, given);
  const squares = country.anchors.filter((_, i) => groundKind(anchors[i]?.kind ?? '').layout === 'open');
  if (tooFew(country, streets, target)) {
    streets.push(...layMainRoads(country));
    streets.push(...layTownStreets(country, streets, createStreetField(country, streets), squares));
  }
  for (const street of streets) if (street.given === undefined) keepOff(street, country.anchors);
  const roads = new Segments(frame);
  streets.forEach((s, i) => {
    roads.add(s.line, s.width / 2, i);
  });
  const taken = new Rectangles(frame);
  const { grounds, moved, lost } = takeGrounds(country, anchors, roads, taken);
  layAccess(country, grounds, streets, roads);
  growLanes(country, streets, roads, taken);
  const lots = new Lots();
  const patches = furnishGrounds(country, grounds, lots);
  if (target > 0) buildHouses(country, streets, roads, taken, lots);
  const kept = keep(country, lots, target);
  const stays = inhabited(streets, lots, kept, grounds, roads);
  keepTogether(frame, streets, stays);
  const standing = new Rectangles(frame);
  for (const id of kept) standing.add(lots.at(id));
  const lived = streets.filter((_, i) => stays[i]);
  const number = new Map<number, number>();
  streets.forEach((_, i) => {
    if (stays[i]) number.set(i, number.size);
  });
  for (const s of lived) if (s.from) s.from.street = number.get(s.from.street) ?? 0;
  tieTogether(country, lived, standing);
  layStairs(country, lived, standing);
  nameStreets(country, lived);
  joinStreets(frame, lived);
  const notes: Note[] = [];
  if (moved > 0)
    notes.push({ stage: 'sample', code: 'place-moved', count: moved, text: 'Places whose ground had to lie beside their position' });
  if (lost > 0)
    notes.push({ stage: 'sample', code: 'place-without-ground', count: lost, text: 'Places for which no free ground was found' });
  return { country, streets: lived, grounds, lots, kept, notes, patches, roads, standing, waterLines: base.waterLines };
}

function givenStreets(country: Country, given: GivenParts): Street[] {
  return (given.roads ?? []).map((road, i) => {
    const street: Street = { class: road.class, line: road.line.map(country.frame.toPoint), width: road.width, given: i };
    return road.name ? { ...street, name: road.name.vi ?? '' } : street;
  });
}

/** Real roads are enough where the inner half of the town has as many as towns have; else streets are invented between them. */
function tooFew(country: Country, streets: readonly Street[], target: number): boolean {
  if (streets.length === 0 || target === 0) return streets.length === 0;
  const reach = country.config.radius / 2;
  let metres = 0;
  for (const { line } of streets) for (const [x, y] of resample(line, 20)) if (Math.hypot(x, y) < reach) metres += 20;
  return metres < ENOUGH_STREETS * Math.PI * reach ** 2;
}

/** The `target` lots nearest to the heart of town and its main streets; ragged, so that the edge is not a line. */
function keep(country: Country, lots: Lots, target: number): Uint32Array {
  const ids = Array.from({ length: lots.count }, (_, i) => i);
  if (lots.count <= target) return Uint32Array.from(ids);
  const score = Float32Array.from(
    ids,
    (id) => (lots.fixed(id) ? 9 : Math.max(0.25, lots.urbanity(id))) + (hash32(country.config.seed, id, 7) / 2 ** 32) * 0.3,
  );
  ids.sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0) || a - b);
  return Uint32Array.from(ids.slice(0, target)).sort();
}
