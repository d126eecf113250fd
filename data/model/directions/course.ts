import { type EdgeShape, edgeShape, readShape } from './edge-shape.ts';
import type { LoadedGraph, Travel } from './load-graph.ts';
import type { Piece } from './path.ts';

/** One piece of a way with what it takes and where it lies in the line. */
export interface Step extends Piece {
  metres: number;
  seconds: number;
  /** Index into the line of its first and last point. */
  first: number;
  last: number;
  /** Degrees clockwise from north, where it begins and where it ends. */
  out: number;
  in: number;
}
export interface Course {
  line: [number, number, number][];
  /** By leg between the asked positions. */
  legs: Step[][];
}

/** Bearings are taken over so many metres, so that a kink at the corner does not turn them. */
const LOOK = 12;

/** The line of a way, leg by leg. Neighbouring pieces share the point between them. */
export function courseOf({ graph }: LoadedGraph, { costs }: Travel, legs: Piece[][]): Course {
  const line: Course['line'] = [];
  const shape = edgeShape();
  const steps = legs.map((pieces) =>
    pieces.map((piece): Step => {
      readShape(graph, piece.arc >> 1, shape);
      const points = cut(shape, piece);
      const before = line[line.length - 1];
      const [head] = points;
      const joined = before && head && before[0] === head[0] && before[1] === head[1];
      const first = joined ? line.length - 1 : line.length;
      line.push(...(joined ? points.slice(1) : points));
      const share = piece.end - piece.begin;
      return {
        ...piece,
        metres: (share * (graph.length[piece.arc >> 1] ?? 0)) / 100,
        seconds: (share * (costs.time[piece.arc] ?? 0)) / 1000,
        first,
        last: line.length - 1,
        out: bearingOver(points),
        in: (bearingOver(points.toReversed()) + 180) % 360,
      };
    }),
  );
  return { line, legs: steps };
}

/** Points of a piece in the direction in which it is gone. */
function cut({ count, lng, lat, height, along }: EdgeShape, { arc, begin, end }: Piece): Course['line'] {
  const backward = (arc & 1) === 1;
  const whole = along[count - 1] ?? 0;
  const [low, high] = backward ? [(1 - end) * whole, (1 - begin) * whole] : [begin * whole, end * whole];
  const points: Course['line'] = [];
  const point = (i: number): [number, number, number] => [lng[i] ?? 0, lat[i] ?? 0, height[i] ?? 0];
  const at = (metres: number): [number, number, number] => {
    let i = 1;
    while (i < count - 1 && (along[i] ?? 0) < metres) i++;
    const [a, b] = [point(i - 1), point(i)];
    const run = (along[i] ?? 0) - (along[i - 1] ?? 0);
    const t = run > 0 ? Math.min(1, Math.max(0, (metres - (along[i - 1] ?? 0)) / run)) : 0;
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])];
  };
  const full = piecesWhole(begin, end);
  points.push(full || low === 0 ? point(0) : at(low));
  for (let i = 1; i < count - 1; i++) if ((along[i] ?? 0) > low && (along[i] ?? 0) < high) points.push(point(i));
  points.push(full || high === whole ? point(count - 1) : at(high));
  const course = backward ? points.reverse() : points;
  return course.filter(([x, y], i) => i === 0 || x !== course[i - 1]?.[0] || y !== course[i - 1]?.[1]);
}

function piecesWhole(begin: number, end: number): boolean {
  return begin === 0 && end === 1;
}

/** Direction from the first of `points` to where they are LOOK metres on. */
function bearingOver(points: readonly (readonly [number, number, number])[]): number {
  const [from, ...rest] = points;
  if (!from) return 0;
  const across = Math.cos((from[1] * Math.PI) / 180);
  let target = from;
  for (const point of rest) {
    target = point;
    if (111_195 * Math.hypot((point[0] - from[0]) * across, point[1] - from[1]) >= LOOK) break;
  }
  return ((Math.atan2((target[0] - from[0]) * across, target[1] - from[1]) * 180) / Math.PI + 360) % 360;
}
