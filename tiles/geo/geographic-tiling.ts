/** TMS tiles in EPSG:4326 with two roots, rows from the south: the scheme of quantized-mesh terrain. */
import type { Extent } from '../../data/contract.ts';

/** Inclusive tile range of one level. */
export interface TileRange {
  startX: number;
  startY: number;
  endX: number;
  endY: number;
}

/** Degrees a tile of level z spans, both ways. */
export function geographicTileSize(z: number): number {
  return 180 / 2 ** z;
}

/** [west, south, east, north] in degrees of a tile. */
export function geographicTileExtent(z: number, x: number, y: number): Extent {
  const size = geographicTileSize(z);
  return [x * size - 180, y * size - 90, (x + 1) * size - 180, (y + 1) * size - 90];
}

/** The tile a position lies in; the east and north rim of the world belong to the last tile. */
export function geographicTileAt(z: number, lng: number, lat: number): { x: number; y: number } {
  const size = geographicTileSize(z);
  return {
    x: Math.min(2 ** (z + 1) - 1, Math.max(0, Math.floor((lng + 180) / size))),
    y: Math.min(2 ** z - 1, Math.max(0, Math.floor((lat + 90) / size))),
  };
}

/** Tiles of a level that an extent touches; a rim shared with the next tile does not count. */
export function geographicTileRange(z: number, [west, south, east, north]: Extent): TileRange {
  const epsilon = geographicTileSize(z) * 1e-9;
  const a = geographicTileAt(z, west + epsilon, south + epsilon);
  const b = geographicTileAt(z, east - epsilon, north - epsilon);
  return { startX: a.x, startY: a.y, endX: Math.max(a.x, b.x), endY: Math.max(a.y, b.y) };
}
