import type { TileRange } from '../geo/geographic-tiling.ts';
import { geographicTileSize } from '../geo/geographic-tiling.ts';
import { EQUATOR, RADIANS } from '../geo/wgs84.ts';
import type { HeightField } from './height-field.ts';

/** Cells along a tile's edge. */
export const CELLS = 64;

/**
 * All lattice points of one level's tiles, rows from the south, with one point more on every side for slopes.
 * One lattice for the whole level is what makes edges, errors and normals of neighbours equal.
 */
export interface LevelLattice {
  z: number;
  range: TileRange;
  /** Points a row, the rim included. */
  stride: number;
  rows: number;
  /** Ellipsoidal metres. */
  heights: Float32Array<SharedArrayBuffer>;
  /** Largest deviation in metres that leaving a point and all that hang on it out would cause. */
  errors: Float32Array<SharedArrayBuffer>;
}

/** Longitude and latitude in degrees of a lattice point; (0, 0) is the south-west corner of the first tile. */
export function latticePosition(lattice: LevelLattice, i: number, j: number): [lng: number, lat: number] {
  const size = geographicTileSize(lattice.z);
  return [(lattice.range.startX + i / CELLS) * size - 180, (lattice.range.startY + j / CELLS) * size - 90];
}

/** Samples a level's heights and works out its errors. */
export function levelLattice(z: number, range: TileRange, field: HeightField): LevelLattice {
  const stride = (range.endX - range.startX + 1) * CELLS + 3;
  const rows = (range.endY - range.startY + 1) * CELLS + 3;
  const heights = new Float32Array(new SharedArrayBuffer(stride * rows * 4));
  const errors = new Float32Array(new SharedArrayBuffer(stride * rows * 4));
  const lattice = { z, range, stride, rows, heights, errors };
  const spacing = geographicTileSize(z) / CELLS;
  for (let j = -1; j < rows - 1; j++)
    for (let i = -1; i < stride - 1; i++) {
      const [lng, lat] = latticePosition(lattice, i, j);
      const wrapped = lng < -180 ? lng + 360 : lng > 180 ? lng - 360 : lng;
      heights[(j + 1) * stride + i + 1] = field.sample(wrapped, Math.min(90, Math.max(-90, lat)), spacing);
      // Marked here, and read as an error that no mesh allows.
      if (field.keeps?.(wrapped, lat, spacing)) errors[(j + 1) * stride + i + 1] = Infinity;
    }
  fillErrors(lattice);
  return lattice;
}

/** How far the chord of an arc of `radians` lies below the ground at its middle, metres. */
function sagitta(radians: number): number {
  return EQUATOR * (1 - Math.cos(radians / 2));
}

/**
 * Errors of the right-triangulated irregular network (Evans, Kirkpatrick, Townsend 1998; the hierarchy that martini made popular), over the
 * whole level at once: from the smallest edges up, a point takes the largest error of the points that cannot exist without it.
 * The Earth's curvature counts as error, so coarse levels stay round.
 */
function fillErrors({ z, range, stride, rows, heights, errors }: LevelLattice): void {
  const step = (geographicTileSize(z) / CELLS) * RADIANS;
  const [last, top] = [stride - 3, rows - 3];
  const at = (i: number, j: number) => (j + 1) * stride + i + 1;
  const south = range.startY * CELLS * step - Math.PI / 2;
  const h = (index: number) => heights[index] ?? 0;
  const child = (i: number, j: number) => (i < 0 || j < 0 || i > last || j > top ? 0 : (errors[at(i, j)] ?? 0));
  for (let s = 1; s <= CELLS / 2; s *= 2) {
    const half = s / 2;
    const lngArc = (j: number) => 2 * s * step * Math.cos(south + j * step);
    const latSag = sagitta(2 * s * step);
    for (let j = 0; j <= top; j += s) {
      const across = (j / s) % 2 === 0;
      const lngSag = sagitta(lngArc(j));
      for (let i = across ? s : 0; i <= last; i += 2 * s) {
        const m = at(i, j);
        const reach = across ? s : s * stride;
        const own = errors[m] || Math.abs(h(m) + (across ? lngSag : latSag) - (h(m - reach) + h(m + reach)) / 2);
        errors[m] =
          s === 1
            ? own
            : Math.max(own, child(i - half, j - half), child(i + half, j - half), child(i - half, j + half), child(i + half, j + half));
      }
    }
    for (let j = s; j <= top; j += 2 * s) {
      const sag = sagitta(Math.hypot(lngArc(j), 2 * s * step));
      for (let i = s; i <= last; i += 2 * s) {
        const m = at(i, j);
        const reach = risesEast(i, j, s) ? s * stride + s : s * stride - s;
        const own = errors[m] || Math.abs(h(m) + sag - (h(m - reach) + h(m + reach)) / 2);
        errors[m] = Math.max(own, child(i - s, j), child(i + s, j), child(i, j - s), child(i, j + s));
      }
    }
  }
}

/** Whether the square of side 2s centred on (i, j) is split from its south-west to its north-east corner: through its parent's centre. */
function risesEast(i: number, j: number, s: number): boolean {
  return s === CELLS / 2 || ((i - s) / (2 * s)) % 2 === ((j - s) / (2 * s)) % 2;
}
