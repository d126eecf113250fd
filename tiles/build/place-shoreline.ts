import type { Position } from '../../data/contract.ts';
import type { LandArea, WaterArea } from '../contract.ts';
import type { Frame, Point } from '../sample/frame.ts';
import { WaterIndex } from '../sample/waterIndex.ts';

/** Farthest shift tried and its steps, metres. */
const REACH = 600;
const STEPS = [100, 25];
/** Metres between the points by which islands are compared, and how many say something. */
const SPACING = 60;
const ENOUGH = 300;
/** A shift is believed when so much of the islands then lies on land, and so much more than before. */
const GOOD = 0.85;
const GAIN = 0.1;
/** Shares no farther apart than this say the same. */
const ALIKE = 0.005;

/**
 * How far a shoreline lies beside the islands that a better source shows: metres [east, north] to move it by, `[0, 0]`
 * where it fits or too little is known. World-wide shorelines were digitised from charts on local datums and lie
 * hundreds of metres off in places.
 */
export function shorelineShift(frame: Frame, ocean: readonly WaterArea[], land: readonly LandArea[]): Point {
  const inSea = indexOf(
    frame,
    ocean.map((a) => a.rings),
  );
  const points = land.flatMap((area) => (area.class === 'island' ? pointsOn(frame, area.rings) : []));
  if (points.length < ENOUGH) return [0, 0];
  const dry = (east: number, north: number): number =>
    points.reduce((n, [x, y]) => n + (inSea.contains(x - east, y - north) ? 0 : 1), 0) / points.length;
  const before = dry(0, 0);
  let share = before;
  let shift: Point = [0, 0];
  let reach = REACH;
  for (const step of STEPS) {
    const tried: { share: number; shift: Point }[] = [];
    for (let east = shift[0] - reach; east <= shift[0] + reach; east += step)
      for (let north = shift[1] - reach; north <= shift[1] + reach; north += step)
        tried.push({ share: dry(east, north), shift: [east, north] });
    share = Math.max(...tried.map((t) => t.share));
    // Coarse shores fit many shifts about as well; the truth is in the middle of them.
    const fits = tried.filter((t) => t.share >= share - ALIKE).map((t) => t.shift);
    shift = [mean(fits.map(([x]) => x)), mean(fits.map(([, y]) => y))];
    reach = step;
  }
  return share >= GOOD && share - before >= GAIN ? shift : [0, 0];
}

/** To whole metres. */
function mean(values: readonly number[]): number {
  return Math.round(values.reduce((a, b) => a + b, 0) / values.length);
}

/** The areas moved by metres [east, north]. */
export function moved<T extends { rings: Position[][] }>(frame: Frame, areas: readonly T[], [east, north]: Point): T[] {
  const move = (p: Position): Position => {
    const [x, y] = frame.toPoint(p);
    return frame.toPosition(x + east, y + north);
  };
  return areas.map((area) => ({ ...area, rings: area.rings.map((ring) => ring.map(move)) }));
}

function indexOf(frame: Frame, areas: Position[][][]): WaterIndex {
  const index = new WaterIndex(frame);
  for (const rings of areas) index.addArea(rings.map((ring) => ring.map(frame.toPoint)));
  return index;
}

/** Points on a lattice inside an area and the frame. */
function pointsOn(frame: Frame, rings: Position[][]): Point[] {
  const index = indexOf(frame, [rings]);
  const ring = (rings[0] ?? []).map(frame.toPoint);
  const west = Math.max(frame.west, Math.min(...ring.map(([x]) => x)));
  const east = Math.min(frame.east, Math.max(...ring.map(([x]) => x)));
  const south = Math.max(frame.south, Math.min(...ring.map(([, y]) => y)));
  const north = Math.min(frame.north, Math.max(...ring.map(([, y]) => y)));
  const points: Point[] = [];
  for (let x = west; x <= east; x += SPACING) for (let y = south; y <= north; y += SPACING) if (index.contains(x, y)) points.push([x, y]);
  return points;
}
