import type { Position } from '../../data/contract.ts';
import type { Road } from '../contract.ts';

/** A stretch of road between two junctions; its line has both ends. */
export interface Stretch {
  road: Road;
  line: Position[];
}

/** An end of an invented street this near to another street meets it, degrees of latitude (1.5 m): cutting at water lost the corner there. */
const TOUCH = 1.35e-5;

/** Cuts roads where they share a position: that is where one may turn. A loop is cut once more, so that no stretch ends where it begins. */
export function splitRoads(roads: readonly Road[]): Stretch[] {
  const lines = roads.map((road) => ({ road, line: withoutRepeats(road.line) })).filter(({ line }) => line.length > 1);
  meetLooseEnds(lines);
  const uses = new Map<string, number>();
  const use = (position: Position, count: number) => void uses.set(placeKey(position), (uses.get(placeKey(position)) ?? 0) + count);
  for (const { line } of lines) line.forEach((position, i) => void use(position, i === 0 || i === line.length - 1 ? 2 : 1));
  return lines.flatMap(({ road, line }) => {
    const stretches: Stretch[] = [];
    let part: Position[] = [];
    line.forEach((position, i) => {
      part.push(position);
      if (part.length < 2 || (i < line.length - 1 && (uses.get(placeKey(position)) ?? 0) < 2)) return;
      stretches.push(...withoutLoop(part).map((one) => ({ road, line: one })));
      part = [position];
    });
    return stretches;
  });
}

/** Equal for positions that are the same to about a centimetre. */
export function placeKey([lng, lat]: Position): string {
  return `${Math.round(lng * 1e7)},${Math.round(lat * 1e7)}`;
}

function withoutRepeats(line: readonly Position[]): Position[] {
  return line.filter((position, i) => i === 0 || placeKey(position) !== placeKey(line[i - 1] ?? position));
}

function withoutLoop(line: Position[]): Position[][] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || placeKey(first) !== placeKey(last)) return [line];
  if (line.length < 4) return [];
  const half = Math.floor(line.length / 2);
  return [line.slice(0, half + 1), line.slice(half)];
}

/** Gives a street at whose side an invented one ends a corner there. */
function meetLooseEnds(lines: { road: Road; line: Position[] }[]): void {
  const known = new Map<string, number>();
  for (const { line } of lines) for (const position of line) known.set(placeKey(position), (known.get(placeKey(position)) ?? 0) + 1);
  const cell = 0.0005;
  const cells = new Map<string, { line: Position[]; a: Position; b: Position }[]>();
  const cellsOf = ([ax, ay]: Position, [bx, by]: Position): string[] => {
    const keys: string[] = [];
    for (let x = Math.floor((Math.min(ax, bx) - TOUCH) / cell); x <= Math.floor((Math.max(ax, bx) + TOUCH) / cell); x++)
      for (let y = Math.floor((Math.min(ay, by) - TOUCH) / cell); y <= Math.floor((Math.max(ay, by) + TOUCH) / cell); y++)
        keys.push(`${x},${y}`);
    return keys;
  };
  const loose = lines.flatMap(({ road, line }) =>
    road.traffic ? [] : [line[0], line.at(-1)].flatMap((end) => (end && known.get(placeKey(end)) === 1 ? [{ end, line }] : [])),
  );
  if (loose.length === 0) return;
  for (const { line } of lines)
    line.forEach((b, i) => {
      const a = line[i - 1];
      if (a) for (const key of cellsOf(a, b)) cells.set(key, [...(cells.get(key) ?? []), { line, a, b }]);
    });
  for (const { end, line } of loose) {
    const near = cellsOf(end, end).flatMap((key) => cells.get(key) ?? []);
    const piece = near.find((one) => one.line !== line && apart(end, one.a, one.b) < TOUCH);
    const at = piece ? piece.line.indexOf(piece.b) : -1;
    if (piece && at > 0) piece.line.splice(at, 0, end);
  }
}

/** Degrees of latitude from a point to a piece of line. */
function apart([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const across = Math.cos((y * Math.PI) / 180);
  const [px, py, dx, dy] = [(x - ax) * across, y - ay, (bx - ax) * across, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return Math.hypot(px - t * dx, py - t * dy);
}
