import type { Extent, Position } from '../../data/contract.ts';

/** A point in the local plane: metres east and north of the city's centre. */
export type Point = [x: number, y: number];

/** The local plane that the city is planned in. */
export interface Frame {
  toPoint(position: Position): Point;
  toPosition(x: number, y: number): Position;
  /** The extent in the plane, metres. */
  west: number;
  south: number;
  east: number;
  north: number;
}

/**
 * Metres about a centre with the series for the length of a degree on WGS 84 at that latitude (NGA, 1987):
 * good to 0.1 % over a city, and the same both ways.
 */
export function createFrame(centre: Position, extent: Extent): Frame {
  const phi = (centre[1] * Math.PI) / 180;
  const perLat = 111132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi);
  const perLng = 111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi);
  const toPoint = (p: Position): Point => [(p[0] - centre[0]) * perLng, (p[1] - centre[1]) * perLat];
  const [west, south] = toPoint([extent[0], extent[1]]);
  const [east, north] = toPoint([extent[2], extent[3]]);
  return {
    toPoint,
    // 1e-7 degrees is a centimetre: shorter numbers for the tiles, and no seam between neighbours that share a corner.
    toPosition: (x, y) => [Math.round((centre[0] + x / perLng) * 1e7) / 1e7, Math.round((centre[1] + y / perLat) * 1e7) / 1e7],
    west,
    south,
    east,
    north,
  };
}
