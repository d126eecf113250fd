import type { FeatureCollection, Point } from 'geojson';
import type { Position } from '../../data/contract.ts';
import type { Road } from '../contract.ts';

const RANKS = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'minor', 'service', 'track', 'path'];

/** Named streets, one point each for the search: the middle of the longest piece. Pieces of one name count as one street. */
export function streetIndex(roads: Road[]): FeatureCollection<Point> {
  const streets = new Map<string, { roads: Road[]; length: number }>();
  for (const road of roads) {
    const name = road.name?.vi;
    if (!name) continue;
    const street = streets.get(name) ?? { roads: [], length: 0 };
    street.roads.push(road);
    street.length += lengthOf(road.line);
    streets.set(name, street);
  }
  return {
    type: 'FeatureCollection',
    features: [...streets].map(([name, street]) => {
      const longest = street.roads.reduce((a, b) => (lengthOf(b.line) > lengthOf(a.line) ? b : a));
      const best = Math.min(...street.roads.map((r) => RANKS.indexOf(r.class)));
      return {
        type: 'Feature',
        id: longest.id,
        geometry: { type: 'Point', coordinates: middleOf(longest.line) },
        properties: { name: longest.name ?? { vi: name }, ref: longest.ref, class: RANKS[best], length: Math.round(street.length) },
      };
    }),
  };
}

/** The course of every named street, for who asks how far a place is from it: by name, each piece [lng, lat] to about a decimetre. */
export function streetLines(roads: Road[]): Record<string, Position[][]> {
  const lines = new Map<string, Position[][]>();
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  for (const { name, line } of roads) {
    if (!name?.vi) continue;
    lines.set(name.vi, [...(lines.get(name.vi) ?? []), line.map(([lng, lat]): Position => [round(lng), round(lat)])]);
  }
  return Object.fromEntries(lines);
}

/** Metres along a line, on a plane at its own latitude. */
function lengthOf(line: Position[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += step(line[i - 1], line[i]);
  return sum;
}

function step([lng0, lat0]: Position = [0, 0], [lng1, lat1]: Position = [0, 0]): number {
  return Math.hypot((lng1 - lng0) * Math.cos((lat0 * Math.PI) / 180), lat1 - lat0) * 111_195;
}

function middleOf(line: Position[]): Position {
  let rest = lengthOf(line) / 2;
  for (let i = 1; i < line.length; i++) {
    const [a = [0, 0], b = [0, 0]] = [line[i - 1], line[i]];
    const length = step(a, b);
    if (length >= rest && length > 0) return [a[0] + ((b[0] - a[0]) * rest) / length, a[1] + ((b[1] - a[1]) * rest) / length];
    rest -= length;
  }
  return line[0] ?? [0, 0];
}
