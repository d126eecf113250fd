import type { Position } from '../../data/contract.ts';
import { MODE_BIT } from '../../data/model/directions/street-graph.ts';
import type { Road, RoadTraffic } from '../contract.ts';
import type { Frame, Point } from './frame.ts';
import { resample } from './polyline.ts';
import type { Street } from './street.ts';
import type { WaterIndex } from './waterIndex.ts';

/** As OpenStreetMap's `highway=steps` is read; the profile of the wheelchair names them as what stands in the way. */
const STEPS: RoadTraffic = {
  kind: 'steps',
  forward: MODE_BIT.foot | MODE_BIT.wheelchair,
  backward: MODE_BIT.foot | MODE_BIT.wheelchair,
  surface: 'paved',
};

/** Writes the invented streets as roads, cut where they pass over water so that bridges are roads of their own. */
export function writeRoads(frame: Frame, streets: readonly Street[], water: WaterIndex): Road[] {
  const roads: Road[] = [];
  streets.forEach((street, index) => {
    if (street.given !== undefined) return;
    cutAtWater(street.line, street.width, water).forEach((part, k) => {
      const road: Road = {
        id: `r${index}${k > 0 ? `.${k}` : ''}`,
        class: street.class,
        line: writtenLine(frame, part.line),
        width: street.width,
      };
      if (street.name !== undefined)
        road.name = street.english === undefined ? { vi: street.name } : { vi: street.name, en: street.english };
      if (street.ref !== undefined) road.ref = street.ref;
      if (part.bridge) road.bridge = true;
      if (street.steps) road.traffic = STEPS;
      roads.push(road);
    });
  });
  return roads;
}

/** Joints of several streets may lie nearer than what is written tells apart. */
function writtenLine(frame: Frame, line: readonly Point[]): Position[] {
  const written = line.map(([x, y]) => frame.toPosition(x, y));
  return written.filter((p, i) => i === 0 || p.join() !== written[i - 1]?.join());
}

function cutAtWater(line: readonly Point[], width: number, water: WaterIndex): { line: Point[]; bridge: boolean }[] {
  let crosses = false;
  for (let i = 1; i < line.length && !crosses; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (a && b) crosses = water.meets(a[0], a[1], b[0], b[1]) !== undefined;
  }
  if (!crosses) return [{ line: [...line], bridge: false }];
  const parts: { line: Point[]; bridge: boolean }[] = [];
  const isWet = ([x, y]: Point) => water.wet(x, y, width / 2 + 2);
  let part: Point[] = line.slice(0, 1);
  let bridge = part.some(isWet);
  for (let i = 1; i < line.length; i++) {
    const piece = resample(line.slice(i - 1, i + 1), 3).slice(1);
    piece.forEach((p, k) => {
      // Corners of the street stay to the letter, because other streets meet it there.
      const corner = k === piece.length - 1;
      const wet = isWet(p);
      if (corner || wet !== bridge) part.push(p);
      if (wet === bridge) return;
      parts.push({ line: part, bridge });
      part = [p];
      bridge = wet;
    });
  }
  if (part.length > 1) parts.push({ line: part, bridge });
  return parts;
}
