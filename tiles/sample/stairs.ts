import type { Country } from './country.ts';
import type { Point } from './frame.ts';
import type { Rectangles } from './rectangles.ts';
import { Segments } from './segments.ts';
import type { Street } from './street.ts';

/** How far steps lead at most, metres. */
const REACH = 60;
/** Rise from which a short cut is steps: metres, and metres on the metre. */
const RISE = 1;
const GRADE = 0.04;

/** Steps from the blind ends of lanes up or down to the next street, where it lies higher or lower and no house between. Appends to `streets`. */
export function layStairs(country: Country, streets: Street[], standing: Rectangles): void {
  const roads = new Segments(country.frame);
  streets.forEach(({ line, width }, i) => {
    roads.add(line, width / 2, i);
  });
  for (const [i, lane] of [...streets.entries()]) {
    const end = lane.line.at(-1);
    if (!lane.from || !end) continue;
    const to = roads.nearest(end[0], end[1], REACH, i);
    if (!to || to.distance < 8) continue;
    const foot: Point = [to.x, to.y];
    const rise = Math.abs(country.heightAt(...foot) - country.heightAt(...end));
    if (rise < RISE || rise < GRADE * to.distance || country.water.meets(...end, ...foot) !== undefined) continue;
    const [ux, uy] = [(to.x - end[0]) / to.distance, (to.y - end[1]) / to.distance];
    const way = { x: (end[0] + to.x) / 2, y: (end[1] + to.y) / 2, ux, uy, halfWidth: to.distance / 2, halfDepth: 1 };
    if (standing.taken(way, 0.8)) continue;
    streets.push({ class: 'path', line: [[...end], foot], width: 2, steps: true });
    roads.add([end, foot], 1, streets.length - 1);
  }
}
