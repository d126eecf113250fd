import type { Extent } from '../../data/contract.ts';
import { geographicTileRange, type TileRange } from '../geo/geographic-tiling.ts';
import { FALLOFF } from './height-field.ts';

/** Levels up to this one also cover the slope around the elevation model. */
const WIDE_LEVEL = 9;
/** Levels up to this one cover all of the elevation model, finer ones the part asked for in detail. */
const BROAD_LEVEL = 11;
/** Twice what the client assumes: four pixels at its default, on hills that are seen from afar. */
const COARSE = 2;
/** Levels up to this one are few, and the Earth's limb is seen on them: they are kept rounder. */
const ROUND_LEVEL = 6;
/** What Cesium assumes as the geometric error of level 0 (a 65 x 65 grid over half the globe), metres. */
const LEVEL_ZERO_ERROR = 77067.34;

/** The tiles written at a level: both roots at 0, then those that touch the model (widened by its slope on coarse levels). */
export function coverage(z: number, extent: Extent, detail?: Extent): TileRange {
  if (z === 0) return { startX: 0, startY: 0, endX: 1, endY: 0 };
  const [west, south, east, north] = (z > BROAD_LEVEL && detail && overlap(extent, detail)) || extent;
  const margin = z <= WIDE_LEVEL ? FALLOFF : 0;
  return geographicTileRange(z, [
    Math.max(-180, west - margin),
    Math.max(-90, south - margin),
    Math.min(180, east + margin),
    Math.min(90, north + margin),
  ]);
}

/**
 * Metres that a level's mesh may deviate from its lattice. Coarse levels go by what the client assumes of them;
 * the finest level, on which everything stands, gets `finest`.
 */
export function levelError(z: number, maxZoom: number, finest: number): number {
  const assumed = LEVEL_ZERO_ERROR / 2 ** z;
  return z === maxZoom ? finest : Math.max(finest, z <= ROUND_LEVEL ? assumed / 8 : assumed * COARSE);
}

function overlap(a: Extent, b: Extent): Extent | undefined {
  const box: Extent = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}
