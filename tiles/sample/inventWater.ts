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
    const clear = anchors.map(([x, y]) => ({ x, y, radius: 75 + river.width / 2 }));
    const line = smooth(resample(bendAround(bendAround(resample(plan.spine, 20), clear), clear), 20), 1);
    const widthAt = (p: Point | undefined): number => {
      const s = p ? p[0] * plan.axis[0] + p[1] * plan.axis[1] : 0;
      const t = Math.min(1, Math.max(0, (s + 3000) / (sea ? sea.distance + 3000 : 12000)));
      return (river.width + (river.widthAtMouth - river.width) * t * t) * (1 + 0.14 * fractal(config.seed + 31, s / 500, 1, 2));
    };
    const left = offset(line, (i) => widthAt(line[i]) / 2);
    const right = offset(line, (i) => -widthAt(line[i]) / 2);
    water.areas.push({ class: 'river', name: config.waters[0], rings: [[...left, ...right.reverse()]] });
    water.lines.push({ class: river.width > 30 ? 'river' : 'stream', name: config.waters[0], line, width: river.width });
  }
  if (sea)
    water.areas.push({ class: 'ocean', name: river ? undefined : config.waters[0], rings: seaRings(frame, config.seed, sea, anchors) });
  return water;
}

function seaRings(frame: Frame, seed: number, sea: NonNullable<Character['sea']>, anchors: readonly Point[]): Point[][] {
  const bearing = (sea.bearing * Math.PI) / 180;
  const out: Point = [Math.sin(bearing), Math.cos(bearing)];
  const along: Point = [out[1], -out[0]];
  const reach = Math.hypot(frame.east - frame.west, frame.north - frame.south);
  const local = anchors.map((a): Point => [a[0] * along[0] + a[1] * along[1], a[0] * out[0] + a[1] * out[1]]);
  const shoreAt = (s: number): number => {
    let d = sea.distance + sea.ragged * (1.6 * fractal(seed + 41, s / 3600, 0, 4) - 0.2);
    for (const [as, ao] of local) {
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
  for (const [as, ao] of local) {
    if (ao > shoreAt(as) - 20) place(along[0] * as + out[0] * ao, along[1] * as + out[1] * ao, 260);
  }
  for (let i = 0; i < sea.islands * 3 && taken.length < sea.islands; i++) {
    const s = random.between(-0.75, 0.75) * reach;
    const o = random.between(0, 0.75) * reach;
    const d = shoreAt(s) + 700 + o;
    // Islands gather in swarms with open sea between them.
    const swarm = fractal(seed + 43, s / 4200, o / 4200, 3) + 0.25;
    const size = 45 + 330 * random.next() ** 3.2;
    if (random.next() < swarm * 1.6) place(along[0] * s + out[0] * d, along[1] * s + out[1] * d, size);
  }
  return rings;
}

function islandRing(seed: number, x: number, y: number, radius: number): Point[] {
  const count = Math.max(14, Math.round(radius / 7));
  const ring: Point[] = [];
  for (let i = 0; i < count; i++) {
    const a = (i / count) * Math.PI * 2;
    const r = radius * (1 + 0.55 * fractal(seed + 47, x / 200 + Math.cos(a) * 1.1, y / 200 + Math.sin(a) * 1.1, 3));
    ring.push([x + Math.cos(a) * r, y + Math.sin(a) * r]);
  }
  return ring;
}
