import { featureCollection, intersect, area as squareMetres } from '@turf/turf';
import type { Area } from '../../data/contract.ts';
import { validOn } from '../../data/model/validity.ts';

/** Boundaries are drawn by hand: what two areas share at a common border is less than this part of the smaller one. */
const SLIVER = 0.02;
const LOWEST = ['ward', 'commune'];

const known = new WeakMap<Area, WeakMap<Area, boolean>>();
/** Whether two areas share ground, worked out once a pair. */
function overlaps(one: Area, other: Area): boolean {
  let of = known.get(one);
  if (!of) {
    of = new WeakMap();
    known.set(one, of);
  }
  let answer = of.get(other);
  if (answer === undefined) {
    const shared = intersect(featureCollection([one, other]));
    answer = shared !== null && squareMetres(shared) > SLIVER * Math.min(squareMetres(one), squareMetres(other));
    of.set(other, answer);
  }
  return answer;
}

/**
 * What covers the place of an area that has ended: every area of the day that was formed of it or lies over it. Empty while the area itself is
 * there, or where it is none that we know. @param day `YYYY-MM-DD`
 */
export function successorsOf(areas: readonly Area[], id: string, day: string): Area[] {
  const ended = areas.find((one) => one.id === id);
  const { validTo, level } = ended?.properties ?? {};
  if (!ended || validTo === undefined || validTo > day) return [];
  const alike = LOWEST.includes(String(level)) ? LOWEST : [String(level)];
  return areas.filter(
    (one) =>
      alike.includes(one.properties.level) &&
      validOn(one.properties, day) &&
      (one.properties.mergedFrom.some((from) => from.id === id) || overlaps(ended, one)),
  );
}

/** Areas whose followers are told of a report in this area: itself, and those that ended and lie under it today. */
export const followedWith = (areas: readonly Area[], id: string, day: string): string[] => [
  id,
  ...areas.flatMap((one) => (successorsOf(areas, one.id, day).some((successor) => successor.id === id) ? [one.id] : [])),
];
