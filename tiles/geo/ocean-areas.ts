import type { Extent, Position } from '../../data/contract.ts';
import { boundsOf } from './bounds.ts';

const keyOf = ([lng, lat]: Position) => `${lng.toFixed(6)},${lat.toFixed(6)}`;
const isClosed = (line: Position[]) => line.length > 3 && keyOf(line[0] ?? [0, 0]) === keyOf(line.at(-1) ?? [1, 1]);

/**
 * The sea as polygons (rings: outer, then islands; open) from shoreline pieces with land on one common side.
 * Pieces are joined end to end; coast that leaves the data's box is closed along the box, which grows to `extent` where no coast leaves it.
 */
export function oceanAreas(lines: Position[][], extent: Extent): Position[][][] {
  const { closed, open } = join(lines.filter((line) => line.length > 1));
  const box = boundsOf(lines.flat());
  if (box[0] > box[2]) return [];
  const ends = open.flatMap((line) => [line[0] ?? [0, 0], line.at(-1) ?? [0, 0]]);
  const free = (k: 0 | 1 | 2 | 3) => !ends.some((p) => Math.abs((p[k % 2] ?? 0) - box[k]) < 1e-4);
  if (free(0)) box[0] = Math.min(box[0], extent[0]);
  if (free(1)) box[1] = Math.min(box[1], extent[1]);
  if (free(2)) box[2] = Math.max(box[2], extent[2]);
  if (free(3)) box[3] = Math.max(box[3], extent[3]);
  const landOnLeft = closed.reduce((votes, ring) => votes + Math.sign(signedArea(ring)), 0) >= 0;
  // Turned so that the sea is on the left, sea areas are closed counter-clockwise along the box.
  const coasts = landOnLeft ? open.map((line) => line.toReversed()) : open;
  const outers = coasts.length > 0 ? closeAlong(coasts, box) : [corners(box)];
  const areas = outers.map((outer) => [outer]);
  for (const island of closed) {
    const [first] = island;
    const home = first && areas.find(([outer]) => outer && contains(outer, first));
    home?.push(island.slice(0, -1));
  }
  return areas;
}

/** Joins pieces whose end is another's start. */
function join(lines: Position[][]): { closed: Position[][]; open: Position[][] } {
  const closed = lines.filter(isClosed);
  const byStart = new Map<string, Position[]>();
  for (const line of lines) if (!isClosed(line)) byStart.set(keyOf(line[0] ?? [0, 0]), line);
  const starts = new Set(byStart.keys());
  const ends = new Set([...byStart.values()].map((line) => keyOf(line.at(-1) ?? [0, 0])));
  const open: Position[][] = [];
  // First from starts that nothing leads to, so that chains are whole; what is left are rings.
  for (const start of [...[...starts].filter((s) => !ends.has(s)), ...starts]) {
    let next = byStart.get(start);
    if (!next) continue;
    const chain: Position[] = [];
    while (next) {
      byStart.delete(keyOf(next[0] ?? [0, 0]));
      chain.push(...(chain.length > 0 ? next.slice(1) : next));
      next = byStart.get(keyOf(next.at(-1) ?? [0, 0]));
    }
    (isClosed(chain) ? closed : open).push(chain);
  }
  return { closed, open };
}

/** Rings from coasts (sea on the left) by walking the box counter-clockwise from each end to the next start. */
function closeAlong(coasts: Position[][], box: Extent): Position[][] {
  const left = new Set(coasts);
  const rings: Position[][] = [];
  for (const first of coasts) {
    if (!left.has(first)) continue;
    const ring: Position[] = [];
    let coast = first;
    for (;;) {
      left.delete(coast);
      ring.push(...coast);
      const from = along(coast.at(-1) ?? [0, 0], box);
      const ahead = (c: Position[]) => (along(c[0] ?? [0, 0], box) - from + 4) % 4;
      const next = [first, ...left].reduce((a, b) => (ahead(b) < ahead(a) ? b : a));
      const turns = [0, 1, 2, 3].map((k) => [(k - from + 4) % 4, k] as const).sort(([a], [b]) => a - b);
      for (const [distance, k] of turns) if (distance > 0 && distance < ahead(next)) ring.push(corners(box)[k] ?? [0, 0]);
      if (next === first) break;
      coast = next;
    }
    rings.push(ring);
  }
  return rings;
}

/** Counter-clockwise from the south-west. */
function corners([west, south, east, north]: Extent): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** Place of a point on the box, 0 to 4 counter-clockwise from the south-west corner; the nearest side counts. */
function along([lng, lat]: Position, [west, south, east, north]: Extent): number {
  const x = Math.min(1, Math.max(0, (lng - west) / (east - west)));
  const y = Math.min(1, Math.max(0, (lat - south) / (north - south)));
  const sides = [
    [Math.abs(lat - south), x],
    [Math.abs(lng - east), 1 + y],
    [Math.abs(lat - north), 3 - x],
    [Math.abs(lng - west), 4 - y],
  ] as const;
  return sides.reduce((a, b) => (b[0] < a[0] ? b : a))[1] % 4;
}

export function signedArea(ring: Position[]): number {
  let sum = 0;
  for (let k = 0; k < ring.length; k++) {
    const [a = [0, 0], b = [0, 0]] = [ring[k], ring[(k + 1) % ring.length]];
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}

export function contains(ring: Position[], [lng, lat]: Position): boolean {
  let inside = false;
  for (let k = 0; k < ring.length; k++) {
    const [a = [0, 0], b = [0, 0]] = [ring[k], ring[(k + 1) % ring.length]];
    if (a[1] > lat !== b[1] > lat && lng < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside;
}
