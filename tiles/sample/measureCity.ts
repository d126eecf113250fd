import Flatbush from 'flatbush';
import type { Position } from '../../data/contract.ts';
import type { Building, CityModel } from '../contract.ts';
import { createFrame, type Point } from './frame.ts';
import { pointSegment } from './polyline.ts';

/** What is wrong with a city, counted on the written geometry by means other than those that made it. */
export interface CityFaults {
  buildings: number;
  /** Houses whose nearest side is further than 8 m from every carriageway. */
  awayFromStreet: number;
  onRoad: number;
  inWater: number;
  onAnother: number;
  /** Examples, for the message of a failing test. */
  examples: string[];
}

/** Counts faults with exact polygon tests; neighbours come from R-trees. */
export function measureCity(city: CityModel, centre: Position): CityFaults {
  const frame = createFrame(centre, city.extent);
  const roads = segmentsOf(city.roads.map((r) => ({ line: r.line.map(frame.toPoint), half: r.width / 2 })));
  const rings = city.waterAreas.map((a) => a.rings.map((r) => r.map(frame.toPoint)));
  const shores = segmentsOf(rings.flat().map((r) => ({ line: [...r, ...r.slice(0, 1)], half: 0 })));
  const areas = treeOf(rings.map((r) => boxOf(r[0] ?? [])));
  const all: { building: Building; ring: Point[]; box: Box }[] = [];
  for (const building of city.buildings) {
    const ring = (building.rings[0] ?? []).map(frame.toPoint);
    all.push({ building, ring, box: boxOf(ring) });
  }
  const tree = treeOf(all.map((b) => b.box));
  const faults: CityFaults = { buildings: all.length, awayFromStreet: 0, onRoad: 0, inWater: 0, onAnother: 0, examples: [] };
  const note = (kind: keyof Omit<CityFaults, 'examples' | 'buildings'>, b: Building): void => {
    faults[kind]++;
    if (faults.examples.length < 12) faults.examples.push(`${kind} ${b.id} ${b.class} ${JSON.stringify(b.rings[0]?.[0])}`);
  };
  all.forEach(({ building, ring, box }, i) => {
    const road = roads.nearest(ring, box, 8);
    if (building.class === 'house' && road > 8) note('awayFromStreet', building);
    if (road < 0) note('onRoad', building);
    const first = ring[0] ?? [0, 0];
    const inside = areas.search(...box).some((a) => (rings[a] ?? []).reduce((odd, r) => odd !== contains(r, first), false));
    if (inside || shores.nearest(ring, box, 0.01) <= 0) note('inWater', building);
    for (const j of tree.search(...box)) {
      const other = all[j];
      if (j > i && other && touching(ring, other.ring)) note('onAnother', building);
    }
  });
  return faults;
}

type Box = [number, number, number, number];

function boxOf(ring: readonly Point[]): Box {
  const box: Box = [1e9, 1e9, -1e9, -1e9];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function treeOf(boxes: readonly Box[]): Flatbush {
  const tree = new Flatbush(Math.max(1, boxes.length));
  for (const box of boxes) tree.add(...box);
  if (boxes.length === 0) tree.add(1e9, 1e9, 1e9, 1e9);
  tree.finish();
  return tree;
}

/** Distance from a polygon's outline or inside to the edge of the nearest line; below 0 where it lies on the line. */
function segmentsOf(lines: readonly { line: readonly Point[]; half: number }[]) {
  const flat: [Point, Point, number][] = [];
  for (const { line, half } of lines) {
    line.forEach((b, i) => {
      const a = line[i - 1];
      if (a) flat.push([a, b, half]);
    });
  }
  const tree = treeOf(
    flat.map(([a, b, half]) => [
      Math.min(a[0], b[0]) - half,
      Math.min(a[1], b[1]) - half,
      Math.max(a[0], b[0]) + half,
      Math.max(a[1], b[1]) + half,
    ]),
  );
  return {
    nearest(ring: readonly Point[], box: Box, radius: number): number {
      let best = Number.POSITIVE_INFINITY;
      for (const k of tree.search(box[0] - radius, box[1] - radius, box[2] + radius, box[3] + radius)) {
        const segment = flat[k];
        if (segment) best = Math.min(best, apart(ring, segment[0], segment[1]) - segment[2]);
      }
      return best;
    },
  };
}

function apart(ring: readonly Point[], a: Point, b: Point): number {
  if (contains(ring, a)) return 0;
  let best = Number.POSITIVE_INFINITY;
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p;
    if (cross(a, b, p, q)) best = 0;
    best = Math.min(
      best,
      pointSegment(p[0], p[1], a[0], a[1], b[0], b[1]),
      pointSegment(a[0], a[1], p[0], p[1], q[0], q[1]),
      pointSegment(b[0], b[1], p[0], p[1], q[0], q[1]),
    );
  });
  return best;
}

function touching(one: readonly Point[], two: readonly Point[]): boolean {
  for (let i = 0; i < one.length; i++) {
    const a = one[i];
    const b = one[(i + 1) % one.length];
    if (a && b && two.some((p, k) => cross(a, b, p, two[(k + 1) % two.length] ?? p))) return true;
  }
  return contains(one, two[0] ?? [0, 0]) || contains(two, one[0] ?? [0, 0]);
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Even-odd. */
export function contains(ring: readonly Point[], p: Point): boolean {
  let odd = false;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < a[0] + ((p[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) odd = !odd;
  });
  return odd;
}
