/** XYZ tiles in EPSG:3857, rows from the north: the scheme of the basemap. */
import type { Extent, Position } from '../../data/contract.ts';
import { RADIANS } from './wgs84.ts';

/** Latitude at which Web Mercator's square ends. */
export const MERCATOR_LIMIT = 85.0511287798066;

/** Unit-square coordinates, x east and y south from the north-west corner of the world. */
export function toMercatorUnit(lng: number, lat: number): [x: number, y: number] {
  const clamped = Math.min(MERCATOR_LIMIT, Math.max(-MERCATOR_LIMIT, lat));
  const sin = Math.sin(clamped * RADIANS);
  return [lng / 360 + 0.5, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI];
}

/** [lng, lat] of unit-square coordinates. */
export function fromMercatorUnit(x: number, y: number): Position {
  return [(x - 0.5) * 360, Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS];
}

/** [west, south, east, north] in degrees of a tile. */
export function mercatorTileExtent(z: number, x: number, y: number): Extent {
  const n = 2 ** z;
  const [west, north] = fromMercatorUnit(x / n, y / n);
  const [east, south] = fromMercatorUnit((x + 1) / n, (y + 1) / n);
  return [west, south, east, north];
}

/** Every tile of a level that an extent touches, row by row. */
export function* mercatorTiles(z: number, [west, south, east, north]: Extent): Generator<{ z: number; x: number; y: number }> {
  const n = 2 ** z;
  const [x0, y0] = toMercatorUnit(west, north);
  const [x1, y1] = toMercatorUnit(east, south);
  const last = (v: number) => Math.min(n - 1, Math.max(0, Math.ceil(v * n - 1e-9) - 1));
  for (let y = Math.max(0, Math.floor(y0 * n)); y <= last(y1); y++)
    for (let x = Math.max(0, Math.floor(x0 * n)); x <= last(x1); x++) yield { z, x, y };
}
