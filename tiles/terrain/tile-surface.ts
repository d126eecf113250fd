import type { Extent } from '../../data/contract.ts';
import { cross, dot, frameAt, toEcef, type Vector } from '../geo/wgs84.ts';
import type { DecodedTile } from './decode-tile.ts';
import { QUANTISED } from './encode-tile.ts';

/** Cells along the look-up grid of a tile. */
const GRID = 16;

/** A decoded tile that can be asked for its drawn height. */
export class TileSurface {
  readonly #tile: DecodedTile;
  readonly #extent: Extent;
  /** Triangles by grid cell. */
  readonly #cells: number[][] = Array.from({ length: GRID * GRID }, () => []);

  constructor(tile: DecodedTile, extent: Extent) {
    this.#tile = tile;
    this.#extent = extent;
    const cell = (q: number) => Math.min(GRID - 1, Math.floor((q / QUANTISED) * GRID));
    for (let t = 0; t < tile.triangles.length; t += 3) {
      const us = [0, 1, 2].map((k) => tile.u[tile.triangles[t + k] ?? 0] ?? 0);
      const vs = [0, 1, 2].map((k) => tile.v[tile.triangles[t + k] ?? 0] ?? 0);
      for (let y = cell(Math.min(...vs)); y <= cell(Math.max(...vs)); y++)
        for (let x = cell(Math.min(...us)); x <= cell(Math.max(...us)); x++) this.#cells[y * GRID + x]?.push(t);
    }
  }

  /** Ellipsoidal metres where the vertical through (lng, lat) meets the flat triangle that is drawn there. */
  height(lng: number, lat: number): number {
    const [west, south, east, north] = this.#extent;
    const u = Math.min(QUANTISED, Math.max(0, ((lng - west) / (east - west)) * QUANTISED));
    const v = Math.min(QUANTISED, Math.max(0, ((lat - south) / (north - south)) * QUANTISED));
    const x = Math.min(GRID - 1, Math.floor((u / QUANTISED) * GRID));
    const y = Math.min(GRID - 1, Math.floor((v / QUANTISED) * GRID));
    let best = -1;
    let depth = -Infinity;
    // The triangle the point lies deepest in: robust on shared edges.
    for (const t of this.#cells[y * GRID + x] ?? []) {
      const inside = this.#inside(t, u, v);
      if (inside > depth) [best, depth] = [t, inside];
    }
    return best < 0 ? this.#tile.minHeight : this.#meet(best, lng, lat);
  }

  /** Smallest barycentric weight of (u, v) in a triangle; negative outside. */
  #inside(t: number, u: number, v: number): number {
    const { triangles, u: us, v: vs } = this.#tile;
    const [a, b, c] = [triangles[t] ?? 0, triangles[t + 1] ?? 0, triangles[t + 2] ?? 0];
    const [ax, ay, bx, by, cx, cy] = [us[a] ?? 0, vs[a] ?? 0, us[b] ?? 0, vs[b] ?? 0, us[c] ?? 0, vs[c] ?? 0];
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    const wa = ((bx - u) * (cy - v) - (cx - u) * (by - v)) / area;
    const wb = ((cx - u) * (ay - v) - (ax - u) * (cy - v)) / area;
    return Math.min(wa, wb, 1 - wa - wb);
  }

  #corner(index: number): Vector {
    const { u, v, heights, minHeight, maxHeight } = this.#tile;
    const [west, south, east, north] = this.#extent;
    return toEcef(
      west + ((u[index] ?? 0) / QUANTISED) * (east - west),
      south + ((v[index] ?? 0) / QUANTISED) * (north - south),
      minHeight + ((heights[index] ?? 0) / QUANTISED) * (maxHeight - minHeight),
    );
  }

  #meet(t: number, lng: number, lat: number): number {
    const { triangles } = this.#tile;
    const [a, b, c] = [this.#corner(triangles[t] ?? 0), this.#corner(triangles[t + 1] ?? 0), this.#corner(triangles[t + 2] ?? 0)];
    const { origin, up } = frameAt(lng, lat);
    const normal = cross([b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - a[0], c[1] - a[1], c[2] - a[2]]);
    return dot(normal, [a[0] - origin[0], a[1] - origin[1], a[2] - origin[2]]) / dot(normal, up);
  }
}
