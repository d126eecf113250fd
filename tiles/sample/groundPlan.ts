import type { ModelConfig } from '../../data/contract.ts';
import type { Anchor, GivenParts } from '../contract.ts';
import type { Character } from './character.ts';
import type { Frame, Point } from './frame.ts';
import { fractal } from './noise.ts';
import { lineLength, resample } from './polyline.ts';
import { createRandom } from './random.ts';

/** A line of low ground with half the width of its floor, metres. */
export interface Valley {
  line: Point[];
  half: (x: number, y: number) => number;
}

/** The bones of the country: which way it runs, where the low ground lies. */
export interface GroundPlan {
  /** Unit vector along the valley, river or shore at the centre. */
  axis: Point;
  /** The line that main roads and streets follow; past the extent at both ends. */
  spine: Point[];
  valleys: Valley[];
  /** Side valleys from the spine outwards, the long ones that leave the extent last. */
  sides: Point[][];
}

/**
 * Lays the spine along given flowing water where there is some, else along the longest spread of the anchors, so that
 * the low ground lies where the places are.
 */
export function planGround(
  frame: Frame,
  config: ModelConfig['sample'],
  character: Character,
  anchors: readonly Point[],
  given: GivenParts,
): GroundPlan {
  const axis = mainAxis(config.seed, character, anchors);
  const spine = riverOf(frame, given) ?? spineAlong(frame, config.seed, character, axis);
  const { near, far } = character.floor;
  const half = (x: number, y: number): number => {
    const town = Math.exp(-(x * x + y * y) / (config.radius * config.radius * 0.8));
    return (far + (near - far) * town) * (1 + 0.75 * (1 - town) * fractal(config.seed + 25, x / 1700, y / 1700, 2));
  };
  const valleys: Valley[] = [{ line: spine, half }];
  const sides = sideValleys(config, axis, spine, anchors);
  for (const line of sides) valleys.push({ line, half: (x, y) => Math.min(260, half(x, y)) });
  for (const a of anchors) valleys.push({ line: [a, a], half: () => Math.min(380, near * 0.6) });
  return { axis, spine, valleys, sides };
}

function mainAxis(seed: number, character: Character, anchors: readonly Point[]): Point {
  if (character.sea) {
    const along = ((character.sea.bearing + (character.river ? 0 : 90)) * Math.PI) / 180;
    return [Math.sin(along), Math.cos(along)];
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [x, y] of anchors) {
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const angle =
    Math.hypot(xx - yy, 2 * xy) > 0.12 * (xx + yy) ? 0.5 * Math.atan2(2 * xy, xx - yy) : createRandom(seed, 1).between(0, Math.PI);
  return [Math.cos(angle), Math.sin(angle)];
}

function spineAlong(frame: Frame, seed: number, character: Character, axis: Point): Point[] {
  const reach = Math.hypot(frame.east - frame.west, frame.north - frame.south) * 0.75;
  const swing = character.river?.swing ?? 300;
  const bend = character.river?.bend ?? 4000;
  const side = createRandom(seed, 2).chance(0.5) ? 1 : -1;
  const pass = side * (character.river?.pass ?? 0);
  const wander = (s: number): number =>
    swing * 1.5 * fractal(seed + 11, s / bend, 0.5, 2) + swing * 0.42 * fractal(seed + 12, s / (bend * 0.23), 3.5, 2);
  const rest = wander(0);
  const line: Point[] = [];
  for (let s = -reach; s <= reach; s += 40) {
    // Gentle by the town, wilder in the hills.
    const lateral = pass + (wander(s) - rest) * (0.75 + Math.min(1.4, Math.abs(s) / 4000));
    line.push([axis[0] * s - axis[1] * lateral, axis[1] * s + axis[0] * lateral]);
  }
  return line;
}

/** The longest given river or stream that passes near the centre, if it is long enough to lead a town. */
function riverOf(frame: Frame, given: GivenParts): Point[] | undefined {
  let best: Point[] | undefined;
  let bestScore = 2500;
  for (const way of given.waterways ?? []) {
    const line = way.line.map(frame.toPoint);
    const near = Math.min(...line.map((p) => Math.hypot(p[0], p[1])));
    const score = lineLength(line) - 2 * near;
    if (score > bestScore) {
      bestScore = score;
      best = resample(line, 60);
    }
  }
  return best;
}

/** Valleys that lead from the spine to every outlying place and out of the extent on both sides. */
function sideValleys(config: ModelConfig['sample'], axis: Point, spine: readonly Point[], anchors: readonly Point[]): Point[][] {
  const random = createRandom(config.seed, 3);
  const targets: Point[] = anchors.filter((a) => Math.hypot(a[0], a[1]) > config.radius * 0.7);
  for (const side of [1, -1]) {
    const s = random.between(-1, 1) * config.radius;
    const out = config.radius * 5;
    targets.push([axis[0] * s - axis[1] * out * side, axis[1] * s + axis[0] * out * side]);
  }
  const lines: Point[][] = [];
  for (const target of targets) {
    let from = spine[0] ?? target;
    let best = Number.POSITIVE_INFINITY;
    for (const p of spine) {
      // Leaning towards the centre: side valleys join the main one in the town's direction.
      const d = Math.hypot(p[0] - target[0], p[1] - target[1]) + 0.25 * Math.hypot(p[0], p[1]);
      if (d < best) {
        best = d;
        from = p;
      }
    }
    const steps = Math.max(2, Math.ceil(Math.hypot(from[0] - target[0], from[1] - target[1]) / 60));
    const nx = -(target[1] - from[1]) / (steps * 60);
    const ny = (target[0] - from[0]) / (steps * 60);
    const key = random.between(0, 100);
    const line: Point[] = [];
    for (let i = 0; i <= steps; i++) {
      const t = i / steps;
      const swing = 900 * fractal(config.seed + 21, key + (i * 60) / 2200, 0.5, 3) * Math.sin(Math.PI * t);
      line.push([from[0] + (target[0] - from[0]) * t + nx * swing, from[1] + (target[1] - from[1]) * t + ny * swing]);
    }
    lines.push(line);
  }
  return lines;
}

/** Moves points out of discs about `centres`, smoothly and without folding the plane; radii in metres. */
export function bendAround(line: readonly Point[], centres: readonly { x: number; y: number; radius: number }[]): Point[] {
  return line.map((p): Point => {
    let [x, y] = p;
    for (const c of centres) {
      const dx = x - c.x;
      const dy = y - c.y;
      const d = Math.hypot(dx, dy);
      if (d > c.radius * 4) continue;
      const wide = (Math.max(d, 1e-6) ** 4 + c.radius ** 4) ** 0.25;
      const k = wide / Math.max(d, 1e-6);
      x = c.x + (d < 1e-6 ? wide : dx * k);
      y = c.y + (d < 1e-6 ? 0 : dy * k);
    }
    return [x, y];
  });
}

/** Ids and positions of the anchors in the plane. */
export function anchorPoints(frame: Frame, anchors: readonly Anchor[]): Point[] {
  return anchors.map((a) => frame.toPoint(a.position));
}
