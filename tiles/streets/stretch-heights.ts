import type { Position } from '../../data/contract.ts';
import { distanceBetween } from '../../data/model/distance.ts';

/** Ground between two points is drawn straight while it deviates by less, metres. */
const FLAT = 0.5;
/** No finer than the ground's own mesh, metres. */
const SHORTEST = 12;

export type Point3 = [lng: number, lat: number, height: number];

/** A line with heights, and points added where the ground bends between its own. A bridge or tunnel goes straight from end to end. */
export function withHeights(line: readonly Position[], straight: boolean, height: (lng: number, lat: number) => number): Point3[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return [];
  const ends = [height(...first), height(...last)] as const;
  const whole = lengthOf(line);
  if (straight) {
    let along = 0;
    return line.map((position, i): Point3 => {
      along += i ? distanceBetween(line[i - 1] ?? position, position) : 0;
      return [...position, ends[0] + (whole > 0 ? along / whole : 0) * (ends[1] - ends[0])];
    });
  }
  const out: Point3[] = [[...first, ends[0]]];
  for (let i = 1; i < line.length; i++) {
    const [before, position] = [out.at(-1), line[i]];
    if (!before || !position) continue;
    const next: Point3 = [...position, i === line.length - 1 ? ends[1] : height(...position)];
    bend(before, next, height, out);
    out.push(next);
  }
  return out;
}

export function lengthOf(line: readonly (readonly [number, number, ...number[]])[]): number {
  return line.reduce((sum, position, i) => sum + (i ? distanceBetween(line[i - 1] ?? position, position) : 0), 0);
}

/** An edge is judged as a whole, by its steepest stretch: a long road is cut so that one steep place does not close all of it. Metres. */
const LONGEST = 300;

/** A line cut at its own points into pieces of about LONGEST metres. */
export function inPieces(line: readonly Point3[]): Point3[][] {
  const count = Math.ceil(lengthOf(line) / LONGEST);
  if (count < 2) return [[...line]];
  const each = lengthOf(line) / count;
  const pieces: Point3[][] = [];
  let [piece, length]: [Point3[], number] = [[], 0];
  line.forEach((point, i) => {
    length += i ? distanceBetween(line[i - 1] ?? point, point) : 0;
    piece.push(point);
    if (i === 0 || i === line.length - 1 || length < each) return;
    pieces.push(piece);
    [piece, length] = [[point], 0];
  });
  return piece.length > 1 ? [...pieces, piece] : pieces;
}

/** Adds the points between `a` and `b` where the ground leaves the straight line. */
function bend(a: Point3, b: Point3, height: (lng: number, lat: number) => number, out: Point3[]): void {
  const length = distanceBetween(a, b);
  if (length < 2 * SHORTEST) return;
  const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const ground: Point3 = [...middle, height(...middle)];
  if (Math.abs(ground[2] - (a[2] + b[2]) / 2) < FLAT && length < 200) return;
  bend(a, ground, height, out);
  out.push(ground);
  bend(ground, b, height, out);
}
