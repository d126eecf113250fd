import type { ModelConfig } from '../../data/contract.ts';
import type { WaterArea, Waterway } from '../contract.ts';
import type { Character } from './character.ts';
import type { Frame, Point } from './frame.ts';
import { bendAround, type GroundPlan } from './groundPlan.ts';
import { fractal } from './noise.ts';
import { offset, resample, smooth } from './polyline.ts';
import { createRandom } from './random.ts';

/** Water in the plane, metres. */
export interface Water {
  areas: { class: WaterArea['class']; name: string | undefined; rings: Point[][] }[];
  lines: { class: Waterway['class']; name: string | undefined; line: Point[]; width: number }[];
}

/** Invents the river or stream along the spine and the sea with its islands; keeps both off the anchors. */
export function inventWater(
  frame: Frame,
  config: ModelConfig['sample'],
  character: Character,
  plan: GroundPlan,
  anchors: readonly Point[],
): Water {
  const water: Water = { areas: [], lines: [] };
  const { river, sea } = character;
  if (river) {
    const line = river.width > 30 ? shifted(plan, river.widthAtMouth / 2 + 70, anchors) : detoured(plan, river.width, anchors);
    const widthAt = (p: Point | undefined): number => {
      const s = p ? p[0] * plan.axis[0] + p[1] * plan.axis[1] : 0;
      const t = Math.min(1, Math.max(0, (s + 3000) / (sea ? sea.distance + 3000 : 12000)));
      return (river.width + (river.widthAtMouth - river.width) * t * t) * (1 + 0.14 * fractal(config.seed + 31, s / 500, 1, 2));
    };
    const half = (i: number, side: 1 | -1): number => side * narrowed(line[i], widthAt(line[i]) / 2, side, plan, anchors);
    const left = offset(line, (i) => half(i, 1));
    const right = offset(line, (i) => half(i, -1));
    water.areas.push({ class: 'river', name: config.waters[0], rings: [[...left, ...right.reverse()]] });
    water.lines.push({ class: river.width > 30 ? 'river' : 'stream', name: config.waters[0], line, width: river.width });
  }
  if (sea)
    water.areas.push({ class: 'ocean', name: river ? undefined : config.waters[0], rings: seaRings(frame, config.seed, sea, anchors) });
  return water;
}

/** A stream that winds round the places. */
function detoured(plan: GroundPlan, width: number, anchors: readonly Point[]): Point[] {
  const clear = anchors.map(([x, y]) => ({ x, y, radius: 75 + width / 2 }));
  return smooth(resample(bendAround(bendAround(resample(plan.spine, 20), clear), clear), 20), 1);
}

/** Along and across the country's axis, metres. */
const local = (plan: GroundPlan, [x, y]: Point): Point => [x * plan.axis[0] + y * plan.axis[1], y * plan.axis[0] - x * plan.axis[1]];

/** A river moved sideways as a whole, so that the places near it lie on its banks. */
function shifted(plan: GroundPlan, clear: number, anchors: readonly Point[]): Point[] {
  const course = plan.spine.map((p) => local(plan, p));
  const places = anchors.map((p) => local(plan, p));
  for (let round = 0; round < 8; round++) {
    for (const [s, l] of places) {
      const here = course[Math.max(0, Math.min(course.length - 1, Math.round((s - (course[0]?.[0] ?? 0)) / 40)))];
      if (!here || Math.abs(l - here[1]) >= clear) continue;
      // A place right in the river keeps the town's side.
      const side = Math.abs(l - here[1]) > clear * 0.6 ? Math.sign(l - here[1]) : -Math.sign(here[1]);
      const move = -side * (clear - side * (l - here[1])) * 0.6;
      for (const p of course) p[1] += move * Math.exp(-(((p[0] - s) / 900) ** 2));
    }
  }
  return smooth(
    course.map(([s, l]): Point => [plan.axis[0] * s - plan.axis[1] * l, plan.axis[1] * s + plan.axis[0] * l]),
    2,
  );
}

/** Half the width on one side, less where a place stands close by. */
function narrowed(p: Point | undefined, half: number, side: 1 | -1, plan: GroundPlan, anchors: readonly Point[]): number {
  if (!p) return half;
  const [s, l] = local(plan, p);
  let least = half;
  for (const anchor of anchors) {
    const [as, al] = local(plan, anchor);
    const away = Math.abs(as - s);
    if (away > 700 || (al - l) * side <= 0) continue;
    least = Math.min(least, Math.max(25, Math.abs(al - l) - 75 + (away / 140) ** 2 * 60));
  }
  return least;
}

function seaRings(frame: Frame, seed: number, sea: NonNullable<Character['sea']>, anchors: readonly Point[]): Point[][] {
  const bearing = (sea.bearing * Math.PI) / 180;
  const out: Point = [Math.sin(bearing), Math.cos(bearing)];
  const along: Point = [out[1], -out[0]];
  const reach = Math.hypot(frame.east - frame.west, frame.north - frame.south);
  const places = anchors.map((a): Point => [a[0] * along[0] + a[1] * along[1], a[0] * out[0] + a[1] * out[1]]);
  const shoreAt = (s: number): number => {
    let d = sea.distance + sea.ragged * (1.6 * fractal(seed + 41, s / 3600, 0, 4) - 0.2);
    for (const [as, ao] of places) {
      if (ao - d > 1300) continue;
      d = Math.max(d, ao + 170 - ((s - as) / 260) ** 2 * 60);
    }
    return d;
  };
  const shore: Point[] = [];
  for (let s = -reach; s <= reach; s += 30) {
    const d = shoreAt(s);
    shore.push([along[0] * s + out[0] * d, along[1] * s + out[1] * d]);
  }
  const far = (s: number): Point => [along[0] * s + out[0] * reach, along[1] * s + out[1] * reach];
  const rings: Point[][] = [[...shore, far(reach), far(-reach)]];
  const random = createRandom(seed, 5);
  const taken: [number, number, number][] = [];
  const place = (x: number, y: number, radius: number): void => {
    if (taken.some(([tx, ty, tr]) => Math.hypot(tx - x, ty - y) < tr + radius + 25)) return;
    taken.push([x, y, radius * 1.35]);
    rings.push(islandRing(seed, x, y, radius));
  };
  for (const [as, ao] of places) {
    if (ao > shoreAt(as) - 20) place(along[0] * as + out[0] * ao, along[1] * as + out[1] * ao, 260);
  }
  for (let i = 0; i < sea.islands * 30 && taken.length < sea.islands; i++) {
    const s = random.between(-0.6, 0.6) * reach;
    const o = random.between(0, 0.75) * reach;
    const d = shoreAt(s) + 700 + o;
    const x = along[0] * s + out[0] * d;
    const y = along[1] * s + out[1] * d;
    if (x < frame.west || x > frame.east || y < frame.south || y > frame.north) continue;
    // Islands gather in swarms with open sea between them.
    const swarm = fractal(seed + 43, s / 3600, o / 3600, 3) + 0.18;
    const size = 40 + 380 * random.next() ** 3.4;
    if (random.next() < swarm * 2) place(x, y, size);
  }
  return rings;
}

/** A rugged, mostly long shape about a centre. */
function islandRing(seed: number, x: number, y: number, radius: number): Point[] {
  const count = Math.max(16, Math.round(radius / 5));
  const turn = Math.PI * fractal(seed + 46, x / 2500, y / 2500, 1) * 3;
  const long = 1 + 0.5 * Math.abs(fractal(seed + 45, x / 90, y / 90, 2));
  const ring: Point[] = [];
  for (let i = 0; i < count; i++) {
    const a = (i / count) * Math.PI * 2;
    const rugged = 1 + 0.62 * fractal(seed + 47, x + Math.cos(a) * 0.95, y + Math.sin(a) * 0.95, 4);
    const u = Math.cos(a) * radius * rugged * long;
    const v = (Math.sin(a) * radius * rugged) / long;
    ring.push([x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)]);
  }
  return ring;
}
