import type { Country } from './country.ts';
import type { Frame, Point } from './frame.ts';
import { joinStreets } from './junctions.ts';
import { lineLength, resample } from './polyline.ts';
import type { Rectangles } from './rectangles.ts';
import { Segments } from './segments.ts';
import type { Street } from './street.ts';

/** The longest way that is laid to tie a lone part to the rest, metres. */
const LONGEST = 1500;
/** The longest bridge on such a way, metres; the road bridge over the Gianh has 750. */
const BRIDGE = 800;

/** Lets those streets stay, too, by which others that stay hang together with the rest. Changes `stays`. */
export function keepTogether(frame: Frame, streets: readonly Street[], stays: boolean[]): void {
  const corners = cornersOf(frame, streets);
  const meeting = new Map<string, number[]>();
  corners.forEach((keys, street) => {
    for (const key of keys) meeting.set(key, [...(meeting.get(key) ?? []), street]);
  });
  const main = largestPart(streets, corners, (street) => stays[street] === true);
  const before = new Map([...main].map((street) => [street, -1]));
  // Fewest streets brought back: what stays costs nothing, so it goes to the front.
  const queue = [...main];
  for (let street = queue.shift(); street !== undefined; street = queue.shift()) {
    for (const key of corners[street] ?? []) {
      for (const next of meeting.get(key) ?? []) {
        if (before.has(next)) continue;
        before.set(next, street);
        if (stays[next]) queue.unshift(next);
        else queue.push(next);
      }
    }
  }
  for (const [street] of streets.entries()) {
    if (!stays[street]) continue;
    for (let at = before.get(street) ?? -1; at >= 0; at = before.get(at) ?? -1) stays[at] = true;
  }
}

/** Straight ways from the parts that still lie by themselves to the largest one, through no house, dry if there is such a one. Appends to `streets`. */
export function tieTogether(country: Country, streets: Street[], standing: Rectangles): void {
  const corners = cornersOf(country.frame, streets);
  const main = largestPart(streets, corners, () => true);
  const roads = new Segments(country.frame);
  for (const street of main) roads.add(streets[street]?.line ?? [], 0, street);
  const left = new Set(streets.keys());
  for (const street of main) left.delete(street);
  while (left.size > 0) {
    const part = largestPart(streets, corners, (street) => left.has(street));
    for (const street of part) left.delete(street);
    const way = [...part].flatMap((street) => (streets[street]?.given === undefined ? (streets[street]?.line ?? []) : []));
    const line = shortest(way);
    if (!line) continue;
    streets.push({ class: 'minor', line, width: 4 });
    for (const street of part) roads.add(streets[street]?.line ?? [], 0, street);
  }

  function shortest(from: readonly Point[]): Point[] | undefined {
    const ways = from.flatMap(([x, y]) => {
      const to = roads.nearest(x, y, LONGEST);
      const line: Point[] = to
        ? [
            [x, y],
            [to.x, to.y],
          ]
        : [];
      return to && free(line, to.distance) ? [{ line, length: to.distance, wet: wetOf(line) }] : [];
    });
    const open = ways.filter(({ wet }) => wet <= BRIDGE);
    return open.sort((a, b) => Number(a.wet > 0) - Number(b.wet > 0) || a.length - b.length)[0]?.line;
  }

  function free([a, b]: readonly Point[], length: number): boolean {
    if (!a || !b || length < 1) return false;
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    const way = { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, ux, uy, halfWidth: length / 2, halfDepth: 2 };
    return !standing.taken(way, 1.5);
  }

  function wetOf(line: readonly Point[]): number {
    return resample(line, 4).filter(([x, y]) => country.water.wet(x, y, 0)).length * 4;
  }
}

/** Corners of each street as keys, equal where streets meet once `joinStreets` has run. */
function cornersOf(frame: Frame, streets: readonly Street[]): string[][] {
  const joined = streets.map((street) => ({ ...street }));
  joinStreets(frame, joined);
  return joined.map(({ line }) => line.map((point) => point.join()));
}

/** Numbers of the streets of the longest part that hangs together, of those asked for. */
function largestPart(streets: readonly Street[], corners: readonly string[][], wanted: (street: number) => boolean): Set<number> {
  const meeting = new Map<string, number[]>();
  corners.forEach((keys, street) => {
    if (wanted(street)) for (const key of keys) meeting.set(key, [...(meeting.get(key) ?? []), street]);
  });
  const seen = new Set<number>();
  let best = new Set<number>();
  let longest = -1;
  for (const first of streets.keys()) {
    if (!wanted(first) || seen.has(first)) continue;
    const part = new Set([first]);
    for (const street of part) for (const key of corners[street] ?? []) for (const next of meeting.get(key) ?? []) part.add(next);
    for (const street of part) seen.add(street);
    const length = [...part].reduce((sum, street) => sum + lineLength(streets[street]?.line ?? []), 0);
    if (length > longest) [best, longest] = [part, length];
  }
  return best;
}
