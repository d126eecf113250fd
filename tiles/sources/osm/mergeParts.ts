import Flatbush from 'flatbush';
import type { Position } from '../../../data/contract.ts';
import type { Building } from '../../contract.ts';

/** A building or a `building:part` of one. */
export interface Piece {
  building: Building;
  isPart: boolean;
}

/** From this share of its ground on, an outline counts as covered by its parts. */
const COVERED = 0.6;

/**
 * Simple 3D Buildings: an outline that its parts cover is not drawn, and gives them its name, class, year and colours. A part belongs to
 * the smallest outline that holds the middle of it.
 */
export function mergeParts(pieces: readonly Piece[]): { buildings: Building[]; dropped: number; kept: number } {
  const outlines = pieces.filter((piece) => !piece.isPart).map(({ building }) => building);
  const parts = pieces.filter((piece) => piece.isPart).map(({ building }) => building);
  if (!parts.length || !outlines.length) return { buildings: [...outlines, ...parts], dropped: 0, kept: 0 };
  const index = new Flatbush(outlines.length);
  for (const { rings } of outlines) index.add(...boxOf(rings[0] ?? []));
  index.finish();
  const partsOf = new Map<Building, Building[]>();
  const merged = parts.map((part) => {
    const [x, y] = innerPoint(part.rings[0] ?? []);
    const owner = index
      .search(x, y, x, y)
      .flatMap((i) => outlines[i] ?? [])
      .filter((outline) => holds(outline.rings[0] ?? [], x, y))
      .sort((a, b) => areaOf(a) - areaOf(b))[0];
    if (!owner) return part;
    partsOf.set(owner, [...(partsOf.get(owner) ?? []), part]);
    return inherited(part, owner);
  });
  let dropped = 0;
  let kept = 0;
  const left = outlines.filter((outline) => {
    const own = partsOf.get(outline);
    if (!own) return true;
    // Parts above one another cover their ground once: only those that reach the ground are counted, unless none does.
    const standing = own.filter(({ minHeight }) => minHeight < 1);
    const covered = (standing.length ? standing : own).reduce((sum, part) => sum + areaOf(part), 0);
    const gone = covered >= COVERED * areaOf(outline);
    if (gone) dropped++;
    else kept++;
    return !gone;
  });
  return { buildings: [...left, ...merged], dropped, kept };
}

function inherited(part: Building, outline: Building): Building {
  const name = part.name ?? outline.name;
  const year = part.year ?? outline.year;
  const ward = part.ward ?? outline.ward;
  const wallColour = part.wallColour ?? outline.wallColour;
  const cls = part.class === 'yes' || part.class === 'part' ? outline.class : part.class;
  return { ...part, class: cls, ...(name && { name }), ...(year && { year }), ...(ward && { ward }), ...(wallColour && { wallColour }) };
}

function boxOf(ring: Position[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  return [west, south, east, north];
}

/** Ground in square degrees, holes taken off; for comparing neighbours. */
function areaOf({ rings }: Building): number {
  return rings.reduce((sum, ring, i) => sum + (i ? -1 : 1) * ringArea(ring), 0);
}

function ringArea(ring: Position[]): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [px, py] = ring[(i + ring.length - 1) % ring.length] ?? [x, y];
    sum += px * y - x * py;
  });
  return Math.abs(sum) / 2;
}

/** The middle of the ring's points, or a point just inside its first corner when that lies outside. */
function innerPoint(ring: Position[]): Position {
  const sum = ring.reduce(([a, b], [x, y]): Position => [a + x, b + y], [0, 0]);
  const mean: Position = [sum[0] / ring.length, sum[1] / ring.length];
  if (holds(ring, ...mean)) return mean;
  const [a, b, c] = ring;
  for (const t of [0.1, 0.01]) {
    if (!a || !b || !c) break;
    const p: Position = [b[0] + ((a[0] + c[0]) / 2 - b[0]) * t, b[1] + ((a[1] + c[1]) / 2 - b[1]) * t];
    if (holds(ring, ...p)) return p;
  }
  return ring[0] ?? mean;
}

function holds(ring: Position[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([xi, yi], i) => {
    const [xj, yj] = ring[(i + ring.length - 1) % ring.length] ?? [xi, yi];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  });
  return inside;
}
