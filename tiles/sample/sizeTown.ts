import { createCountry, STEEPEST, type TownSize } from './country.ts';
import { smoothstep } from './noise.ts';
import type { Base } from './town.ts';

/** Houses on the hectare that streets and lanes of that urbanity hold; measured on layouts of the five characters. */
const housesPerHectare = (u: number): number => (u <= 0 ? 0 : 4 + 50 * smoothstep(0.05, 0.5, u));

/**
 * The size of town that holds about `wanted` houses: half of them in the town itself, the rest about the places;
 * where those are too few, a larger town.
 */
export function sizeTown(base: Base, wanted: number): TownSize {
  const spots = freeSpots(base);
  const houses = (size: TownSize): number => {
    const country = createCountry(base, size);
    let sum = 0;
    for (const [x, y] of spots.points) sum += housesPerHectare(country.urbanity(x, y));
    return sum * spots.hectares;
  };
  const top = Math.hypot(base.frame.east - base.frame.west, base.frame.north - base.frame.south);
  const reach = search(150, top, (v) => houses({ reach: v, heat: 0 }) < wanted * 0.5);
  const heat = base.anchors.length === 0 ? 0 : search(0.06, 0.42, (v) => houses({ reach, heat: v }) < wanted);
  if (heat < 0.41 && base.anchors.length > 0) return { reach, heat };
  return { reach: search(reach * 0.9, top, (v) => houses({ reach: v, heat }) < wanted), heat };
}

function search(low: number, high: number, tooSmall: (value: number) => boolean): number {
  let from = low;
  let to = high;
  for (let i = 0; i < 11; i++) {
    const middle = (from + to) / 2;
    if (tooSmall(middle)) from = middle;
    else to = middle;
  }
  return to;
}

/** Ground that can be built on, on a lattice fine enough for the town and coarse enough to be asked often. */
function freeSpots(base: Base): { points: [number, number][]; hectares: number } {
  const { frame, water, heightAt } = base;
  const step = Math.max(90, Math.sqrt(((frame.east - frame.west) * (frame.north - frame.south)) / 30_000));
  const points: [number, number][] = [];
  for (let y = frame.south + step; y < frame.north - step; y += step) {
    for (let x = frame.west + step; x < frame.east - step; x += step) {
      const slope = Math.hypot(heightAt(x + 20, y) - heightAt(x - 20, y), heightAt(x, y + 20) - heightAt(x, y - 20)) / 40;
      if (slope < STEEPEST && !water.contains(x, y)) points.push([x, y]);
    }
  }
  return { points, hectares: (step * step) / 10_000 };
}
