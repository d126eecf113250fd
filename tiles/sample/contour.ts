import type { Point } from './frame.ts';
import { simplify } from './polyline.ts';
import type { Grid } from './raster.ts';

/**
 * Areas where a field is above 0, by marching squares with linear interpolation: each an outer ring and its holes, metres. The
 * field counts as below 0 beyond the grid, so that every ring closes.
 */
export function contour(grid: Grid, values: Float32Array, least: number, tolerance: number): Point[][][] {
  const { width, height } = grid;
  const at = (c: number, r: number): number => (c < 0 || r < 0 || c >= width || r >= height ? -1 : (values[r * width + c] ?? -1));
  // Edge numbers: horizontal edges of row r, then vertical ones, on the grid grown by one on each side.
  const across = width + 2;
  const edge = (c: number, r: number, vertical: boolean): number => ((r + 1) * across + c + 1) * 2 + (vertical ? 1 : 0);
  const next = new Map<number, number>();
  const spots = new Map<number, Point>();
  const cut = (c: number, r: number, vertical: boolean): number => {
    const id = edge(c, r, vertical);
    if (!spots.has(id)) {
      const a = at(c, r);
      const b = vertical ? at(c, r + 1) : at(c + 1, r);
      const t = Math.min(0.98, Math.max(0.02, a / (a - b)));
      spots.set(id, [grid.west + (c + (vertical ? 0 : t)) * grid.dx, grid.north - (r + (vertical ? t : 0)) * grid.dy]);
    }
    return id;
  };
  for (let r = -1; r < height; r++) {
    for (let c = -1; c < width; c++) {
      const code = (at(c, r) > 0 ? 8 : 0) | (at(c + 1, r) > 0 ? 4 : 0) | (at(c + 1, r + 1) > 0 ? 2 : 0) | (at(c, r + 1) > 0 ? 1 : 0);
      for (const [from, to] of turns[code] ?? []) next.set(side(to), side(from));
      function side(s: number): number {
        return s === 0 ? cut(c, r, false) : s === 1 ? cut(c + 1, r, true) : s === 2 ? cut(c, r + 1, false) : cut(c, r, true);
      }
    }
  }
  const rings: Point[][] = [];
  for (const start of [...next.keys()]) {
    const ring: Point[] = [];
    let id: number | undefined = start;
    while (id !== undefined && next.has(id)) {
      const spot = spots.get(id);
      if (spot) ring.push(spot);
      const following: number | undefined = next.get(id);
      next.delete(id);
      id = following;
    }
    if (ring.length > 2) rings.push(ring);
  }
  return nest(rings, least, tolerance);
}

/** Sides of a cell: 0 top, 1 right, 2 bottom, 3 left; high ground lies to the right of each step, so rings are made of the reverse. */
const turns: Record<number, [number, number][]> = {
  1: [[3, 2]],
  2: [[2, 1]],
  3: [[3, 1]],
  4: [[1, 0]],
  5: [
    [3, 0],
    [1, 2],
  ],
  6: [[2, 0]],
  7: [[3, 0]],
  8: [[0, 3]],
  9: [[0, 2]],
  10: [
    [0, 1],
    [2, 3],
  ],
  11: [[0, 1]],
  12: [[1, 3]],
  13: [[1, 2]],
  14: [[2, 3]],
};

function nest(rings: readonly Point[][], least: number, tolerance: number): Point[][][] {
  const outer: { ring: Point[]; area: number; holes: Point[][]; box: [number, number, number, number] }[] = [];
  const holes: Point[][] = [];
  for (const full of rings) {
    const area = signedArea(full);
    if (Math.abs(area) < least) continue;
    const ring = rounded(simplify([...full, full[0] ?? [0, 0]], tolerance).slice(0, -1));
    if (ring.length < 3) continue;
    if (area > 0) outer.push({ ring, area, holes: [], box: boxOf(ring) });
    else holes.push(ring);
  }
  outer.sort((a, b) => a.area - b.area);
  for (const hole of holes) {
    const p = hole[0];
    if (!p) continue;
    outer.find((o) => p[0] > o.box[0] && p[1] > o.box[1] && p[0] < o.box[2] && p[1] < o.box[3] && inRing(o.ring, p))?.holes.push(hole);
  }
  return outer.map((o) => [o.ring, ...o.holes]);
}

/** Corners cut once, so that the edge of a wood is no zigzag. */
function rounded(ring: readonly Point[]): Point[] {
  return ring.flatMap((a, i): Point[] => {
    const b = ring[(i + 1) % ring.length] ?? a;
    return [
      [a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25],
      [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75],
    ];
  });
}

function boxOf(ring: readonly Point[]): [number, number, number, number] {
  const box: [number, number, number, number] = [1e9, 1e9, -1e9, -1e9];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Square metres, positive counter-clockwise. */
export function signedArea(ring: readonly Point[]): number {
  let doubled = 0;
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p;
    doubled += p[0] * q[1] - q[0] * p[1];
  });
  return doubled / 2;
}

function inRing(ring: readonly Point[], p: Point): boolean {
  let odd = false;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < a[0] + ((p[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) odd = !odd;
  });
  return odd;
}
