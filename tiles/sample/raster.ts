import type { Frame, Point } from './frame.ts';

/** A regular grid over the extent; row 0 at the north edge, samples at cell corners. */
export interface Grid {
  width: number;
  height: number;
  west: number;
  north: number;
  /** Metres between columns and rows. */
  dx: number;
  dy: number;
}

/** A grid with about `cell` metres between samples, coarser where that would pass a million samples and a half. */
export function createGrid(frame: Frame, cell: number): Grid {
  const w = frame.east - frame.west;
  const h = frame.north - frame.south;
  const step = Math.max(cell, Math.sqrt((w * h) / 1.5e6));
  const width = Math.max(2, Math.round(w / step) + 1);
  const height = Math.max(2, Math.round(h / step) + 1);
  return { width, height, west: frame.west, north: frame.north, dx: w / (width - 1), dy: h / (height - 1) };
}

/** Bilinear value at a point, clamped to the grid. */
export function sampleGrid(grid: Grid, values: Float32Array, x: number, y: number): number {
  const gx = Math.min(grid.width - 1.000001, Math.max(0, (x - grid.west) / grid.dx));
  const gy = Math.min(grid.height - 1.000001, Math.max(0, (grid.north - y) / grid.dy));
  const c = Math.floor(gx);
  const r = Math.floor(gy);
  const fx = gx - c;
  const fy = gy - r;
  const o = r * grid.width + c;
  const top = (values[o] ?? 0) * (1 - fx) + (values[o + 1] ?? 0) * fx;
  const low = (values[o + grid.width] ?? 0) * (1 - fx) + (values[o + grid.width + 1] ?? 0) * fx;
  return top * (1 - fy) + low * fy;
}

/** Distance in metres from every sample to the nearest point less that point's `reach` (so below 0 within reach of it). */
export function distanceField(grid: Grid, points: readonly Point[], reach: (index: number) => number): Float32Array {
  const { width, height } = grid;
  const nearest = new Int32Array(width * height).fill(-1);
  const values = new Float32Array(width * height).fill(1e6);
  const measure = (index: number, c: number, r: number): number => {
    const p = points[index];
    if (!p) return 1e6;
    return Math.hypot(grid.west + c * grid.dx - p[0], grid.north - r * grid.dy - p[1]) - reach(index);
  };
  for (let i = 0; i < points.length; i++) {
    const p = points[i];
    if (!p) continue;
    const c = Math.min(width - 1, Math.max(0, Math.round((p[0] - grid.west) / grid.dx)));
    const r = Math.min(height - 1, Math.max(0, Math.round((grid.north - p[1]) / grid.dy)));
    const d = measure(i, c, r);
    if (d < (values[r * width + c] ?? 0)) {
      values[r * width + c] = d;
      nearest[r * width + c] = i;
    }
  }
  // Two sweeps that pass the nearest point on to the neighbours (Danielsson, 1980); the error stays below a cell.
  const take = (at: number, c: number, r: number, from: number): void => {
    const index = nearest[from] ?? -1;
    if (index < 0 || index === nearest[at]) return;
    const d = measure(index, c, r);
    if (d < (values[at] ?? 0)) {
      values[at] = d;
      nearest[at] = index;
    }
  };
  for (let round = 0; round < 2; round++) {
    for (let r = 0; r < height; r++) {
      for (let c = 0; c < width; c++) {
        const at = r * width + c;
        if (r > 0) take(at, c, r, at - width);
        if (r > 0 && c > 0) take(at, c, r, at - width - 1);
        if (r > 0 && c < width - 1) take(at, c, r, at - width + 1);
        if (c > 0) take(at, c, r, at - 1);
      }
      for (let c = width - 2; c >= 0; c--) take(r * width + c, c, r, r * width + c + 1);
    }
    for (let r = height - 2; r >= 0; r--) {
      for (let c = width - 1; c >= 0; c--) {
        const at = r * width + c;
        take(at, c, r, at + width);
        if (c > 0) take(at, c, r, at + width - 1);
        if (c < width - 1) take(at, c, r, at + width + 1);
        if (c < width - 1) take(at, c, r, at + 1);
      }
      for (let c = 1; c < width; c++) take(r * width + c, c, r, r * width + c - 1);
    }
  }
  return values;
}
