import type { Anchor, GivenParts, Note } from '../contract.ts';
import { furnishGrounds, type Patch } from './campus.ts';
import { type Country, createCountry } from './country.ts';
import { type Ground, takeGrounds } from './grounds.ts';
import { buildHouses } from './houses.ts';
import type { Water } from './inventWater.ts';
import { growLanes } from './lanes.ts';
import { Lots } from './lots.ts';
import { layMainRoads } from './mainRoads.ts';
import { nameStreets } from './naming.ts';
import { hash32 } from './random.ts';
import { Rectangles } from './rectangles.ts';
import { Segments } from './segments.ts';
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

type Base = Parameters<typeof createCountry>[0] & { waterLines: Water['lines'] };

/** Reach of the town across the valley in metres for one building; measured on the five characters. */
const REACH = 8.6;

/** Lays out the town; tries a wider one where the wanted number of buildings finds no room, at most four times. */
export function buildTown(base: Base, anchors: readonly Anchor[], given: GivenParts): Town {
  const target = given.buildings ? 0 : base.config.buildings;
  let reach = Math.max(250, REACH * Math.sqrt(target));
  for (let attempt = 1; ; attempt++) {
    const town = layOut(base, anchors, given, reach, target);
    const made = town.lots.count;
    if (process.env.SAMPLE_DEBUG) console.error(attempt, reach, made, target);
    if (made >= target * 0.99 || attempt === 4) return town;
    reach *= Math.min(1.8, Math.max(1.08, (target / Math.max(1, made)) ** 0.6 * 1.04));
  }
}

function layOut(base: Base, anchors: readonly Anchor[], given: GivenParts, reach: number, target: number): Town {
  const country = createCountry(base, reach);
  const { frame } = country;
  const streets: Street[] = given.roads
    ? given.roads.map((r, i) => ({
        class: r.class,
        line: r.line.map(frame.toPoint),
        width: r.width,
        given: i,
        ...(r.name ? { name: r.name.vi } : {}),
      }))
    : layMainRoads(country);
  if (!given.roads) streets.push(...layTownStreets(country, streets, createStreetField(country, streets)));
  const roads = new Segments(frame);
  streets.forEach((s, i) => {
    roads.add(s.line, s.width / 2, i);
  });
  const taken = new Rectangles(frame);
  const { grounds, moved, lost } = takeGrounds(country, anchors, roads, taken);
  growLanes(country, streets, roads, taken);
  const lots = new Lots();
  const patches = furnishGrounds(country, grounds, lots);
  if (target > 0) buildHouses(country, streets, roads, taken, lots);
  nameStreets(country, streets);
  const kept = keep(country, lots, target);
  const standing = new Rectangles(frame);
  for (const id of kept) standing.add(lots.at(id));
  const notes: Note[] = [];
  if (moved > 0)
    notes.push({ stage: 'sample', code: 'place-moved', count: moved, text: 'Places whose ground had to lie beside their position' });
  if (lost > 0)
    notes.push({ stage: 'sample', code: 'place-without-ground', count: lost, text: 'Places for which no free ground was found' });
  return { country, streets, grounds, lots, kept, notes, patches, roads, standing, waterLines: base.waterLines };
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
