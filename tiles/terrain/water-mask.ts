import type { Extent, Position } from '../../data/contract.ts';

/** Pixels along a water mask's edge. */
export const MASK = 256;
/** What of a water area the mask needs: its rings ([lng, lat], even-odd) and their box. */
export interface MaskArea {
  rings: Position[][];
  box: Extent;
}

export function maskArea(rings: Position[][]): MaskArea {
  const box: Extent = [180, 90, -180, -90];
  for (const [lng, lat] of rings.flat()) {
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return { rings, box };
}

/** Water mask of a tile (255 water, 0 land; row 0 in the north): one byte where the tile is all one or the other, else 256 x 256. */
export function waterMask([west, south, east, north]: Extent, areas: Iterable<MaskArea>): Uint8Array {
  const mask = new Uint8Array(MASK * MASK);
  let wet = false;
  for (const { rings, box } of areas) {
    if (box[0] >= east || box[2] <= west || box[1] >= north || box[3] <= south) continue;
    const pixel = (north - south) / MASK;
    const first = Math.max(0, Math.floor((north - box[3]) / pixel));
    const last = Math.min(MASK - 1, Math.floor((north - box[1]) / pixel));
    const crossings = crossingsByRow(rings, north, pixel, first, last);
    for (let row = first; row <= last; row++) {
      const xs = (crossings[row - first] ?? []).sort((a, b) => a - b);
      for (let k = 0; k + 1 < xs.length; k += 2) {
        const from = Math.max(0, Math.ceil((((xs[k] ?? 0) - west) / (east - west)) * MASK - 0.5));
        const to = Math.min(MASK - 1, Math.ceil((((xs[k + 1] ?? 0) - west) / (east - west)) * MASK - 0.5) - 1);
        if (to >= from) {
          mask.fill(255, row * MASK + from, row * MASK + to + 1);
          wet = true;
        }
      }
    }
  }
  if (!wet) return new Uint8Array([0]);
  return mask.every((v) => v === 255) ? new Uint8Array([255]) : mask;
}

/** Longitudes where the rings cross the middle line of each pixel row. */
function crossingsByRow(rings: Position[][], north: number, pixel: number, first: number, last: number): number[][] {
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (): number[] => []);
  for (const ring of rings)
    for (let k = 0; k < ring.length; k++) {
      const [x0, y0] = ring[k] ?? [0, 0];
      const [x1, y1] = ring[(k + 1) % ring.length] ?? [0, 0];
      if (y0 === y1) continue;
      const top = (north - Math.max(y0, y1)) / pixel - 0.5;
      const bottom = (north - Math.min(y0, y1)) / pixel - 0.5;
      for (let row = Math.max(first, Math.floor(top) + 1); row <= Math.min(last, Math.floor(bottom)); row++) {
        const lat = north - (row + 0.5) * pixel;
        rows[row - first]?.push(x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0));
      }
    }
  return rows;
}
