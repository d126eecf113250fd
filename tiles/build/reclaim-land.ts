import { difference, type Geom } from 'polyclip-ts';
import type { Position } from '../../data/contract.ts';
import type { LandArea, Road, WaterArea } from '../contract.ts';
import { boundsOf, boxesTouch } from '../geo/bounds.ts';
import { contains } from '../geo/ocean-areas.ts';
import { contour, signedArea } from '../sample/contour.ts';
import type { Frame, Point } from '../sample/frame.ts';
import { resample } from '../sample/polyline.ts';
import { createGrid, distanceField, type Grid, sampleGrid } from '../sample/raster.ts';

/** Metres: cells of the grid; half the widest block that streets on all sides make land; half the widest strip that stays a lone road; the shore beyond the outermost street. */
const CELL = 40;
const BLOCK = 130;
const LONE = 70;
const SHORE = 30;
/** Square metres below which new land is not worth drawing, and below which water that it closes in is no sea (a lake there has a source of its own). */
const LEAST_LAND = 10_000;
const LEAST_SEA = 200_000;

/**
 * Cuts the sea back where a street network stands in it (land filled since the shoreline was drawn) and where a better
 * source shows an island. A lone causeway or bridge stays over water. `hectares` counts the land that streets made.
 */
export function reclaimLand(
  frame: Frame,
  ocean: readonly WaterArea[],
  roads: readonly Road[],
  land: readonly LandArea[],
): { ocean: WaterArea[]; hectares: number } {
  const filled = streetLand(frame, roads).map((rings) => rings.map((ring) => ring.map(([x, y]) => frame.toPosition(x, y))));
  const islands = land.filter((area) => area.class === 'island').map((area) => area.rings);
  const kept = ocean.flatMap((area) => cut(area, islands));
  const rest = kept.flatMap((area) => {
    const parts = cut(area, filled);
    return parts.length > 1 ? parts.filter((part) => areaOf(frame, part) >= LEAST_SEA) : parts;
  });
  const before = kept.reduce((sum, area) => sum + areaOf(frame, area), 0);
  const after = rest.reduce((sum, area) => sum + areaOf(frame, area), 0);
  return { ocean: rest, hectares: Math.round((before - after) / 10_000) };
}

/** Rings (metres) of the ground that dense streets cover: blocks closed, then what is no wider than a lone road taken away. */
function streetLand(frame: Frame, roads: readonly Road[]): Point[][][] {
  const grid = createGrid(frame, CELL);
  const streets = roads.filter((r) => !r.bridge && !r.tunnel).flatMap((r) => resample(r.line.map(frame.toPoint), CELL / 2));
  const spread = distanceField(grid, streets, () => BLOCK);
  const blocks = distanceField(
    grid,
    samples(grid, (at) => (spread[at] ?? 0) >= 0),
    () => BLOCK,
  );
  const inner = distanceField(
    grid,
    samples(grid, (at) => (blocks[at] ?? 0) <= 0),
    () => LONE,
  );
  const dense = distanceField(
    grid,
    samples(grid, (at) => (inner[at] ?? 0) > 0),
    () => LONE,
  );
  // Opening rounds corners off; the streets that end in them come back.
  const ends = streets.filter(([x, y]) => sampleGrid(grid, dense, x, y) < CELL);
  const shore = distanceField(grid, [...samples(grid, (at) => (dense[at] ?? 0) <= 0), ...ends], () => SHORE);
  return contour(
    grid,
    shore.map((d) => -d),
    LEAST_LAND,
    6,
  );
}

/** Places of the grid's samples that pass. */
function samples(grid: Grid, passes: (at: number) => boolean): Point[] {
  const points: Point[] = [];
  for (let at = 0; at < grid.width * grid.height; at++)
    if (passes(at)) points.push([grid.west + (at % grid.width) * grid.dx, grid.north - Math.floor(at / grid.width) * grid.dy]);
  return points;
}

/** An area without other ones. Holes that none of them comes near are left out of the sum, which is slow, and put back after it. */
function cut(area: WaterArea, away: readonly Position[][][]): WaterArea[] {
  const [outer = [], ...holes] = area.rings;
  const boxes = away.map((rings) => boundsOf(rings[0] ?? []));
  const near = boxes.some((box) => boxesTouch(box, boundsOf(outer)));
  if (!near) return [area];
  const apart = holes.filter((hole) => !boxes.some((box) => boxesTouch(box, boundsOf(hole))));
  const shape: Geom = [outer, ...holes.filter((hole) => !apart.includes(hole))];
  const parts = difference(shape, ...away);
  return parts.map((rings, k) => {
    const [shell = [], ...rest] = rings.map((ring) => ring.slice(0, -1));
    const own = apart.filter((hole) => hole[0] && contains(shell, hole[0]));
    return { ...area, id: k > 0 ? `${area.id}.${k}` : area.id, rings: [shell, ...rest, ...own] };
  });
}

/** Square metres. */
function areaOf(frame: Frame, { rings }: WaterArea): number {
  return rings.reduce((sum, ring, k) => sum + Math.abs(signedArea(ring.map(frame.toPoint))) * (k > 0 ? -1 : 1), 0);
}
