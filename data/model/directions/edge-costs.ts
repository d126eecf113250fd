import type { BarrierKind, Mode } from './answer.ts';
import { edgeShape, readShape } from './edge-shape.ts';
import { PROFILES, type Profile, pedalFactor, toblerFactor } from './profiles.ts';
import { EDGE_CLASSES, MODE_BIT, type StreetGraph, SURFACES } from './street-graph.ts';

/** Arc `2 e` is edge `e` forward, `2 e + 1` backward. Milliseconds; NO_WAY where the mode may not go. */
export interface ArcCosts {
  /** What the search adds up: time, and dislike of the way. At least 1. */
  cost: Uint32Array;
  /** What it takes. */
  time: Uint32Array;
}
export const NO_WAY = 0xffff_ffff;
/** A slope is judged over at least so many metres: heights are good to a metre or so. */
const STRETCH = 15;
/** A metre of barrier weighs as much as so many milliseconds, in the search for the way with the fewest. */
export const BARRIER_COST = 200_000;

/** Costs of every arc for a mode. With `assisted`, what stops a wheelchair but not a walker is dear instead of forbidden. */
export function arcCosts(graph: StreetGraph, mode: Mode, assisted = false): ArcCosts {
  const profile = PROFILES[mode];
  const cost = new Uint32Array(2 * graph.edges).fill(NO_WAY);
  const time = new Uint32Array(2 * graph.edges).fill(NO_WAY);
  const bit = MODE_BIT[assisted ? 'foot' : mode];
  const shape = edgeShape();
  const slopes: Slopes = { up: 1, down: 1, steepest: 0 };
  for (let e = 0; e < graph.edges; e++) {
    const [forward, backward] = [(graph.forward[e] ?? 0) & bit, (graph.backward[e] ?? 0) & bit];
    if (!forward && !backward) continue;
    if (profile.slope !== 'none') measureSlopes(readShape(graph, e, shape), profile.slope, slopes);
    const barrier = mode === 'wheelchair' ? barrierOf(graph, e, slopes.steepest) : null;
    if (barrier && !assisted) continue;
    const kind = EDGE_CLASSES[graph.edgeClass[e] ?? 0] ?? 'minor';
    const speed = speedOf(graph, e, profile) || (assisted ? 2 : 0);
    if (!speed) continue;
    const metres = (graph.length[e] ?? 0) / 100;
    const flat = (metres / speed) * 3600;
    for (const [open, factor, arc] of [
      [forward, slopes.up, 2 * e],
      [backward, slopes.down, 2 * e + 1],
    ] as const) {
      if (!open) continue;
      const way = profile.slope === 'none' || kind === 'steps' ? flat : flat / factor;
      time[arc] = Math.max(1, Math.round(way + 1000 * profile.junction));
      const felt = way * (profile.dislike[kind] ?? 1) + 1000 * profile.junction + (barrier ? metres * BARRIER_COST : 0);
      cost[arc] = Math.max(1, Math.min(NO_WAY - 1, Math.round(felt)));
    }
  }
  return { cost, time };
}

/** km/h of a mode on an edge; 0 where it cannot be taken. */
function speedOf(graph: StreetGraph, e: number, profile: Profile): number {
  const speed = profile.speeds[EDGE_CLASSES[graph.edgeClass[e] ?? 0] ?? 'minor'] ?? 0;
  const limit = profile.limited && graph.maxSpeed[e] ? 0.9 * (graph.maxSpeed[e] ?? 0) : Number.POSITIVE_INFINITY;
  return Math.min(speed, limit) * profile.surfaces[SURFACES[graph.surface[e] ?? 0] ?? 'unknown'];
}

interface Slopes {
  /** Mean speed over the speed on the flat, forward and backward. */
  up: number;
  down: number;
  /** Share, over stretches of STRETCH metres. */
  steepest: number;
}

function measureSlopes({ count, along, height }: ReturnType<typeof edgeShape>, slope: 'tobler' | 'pedal', out: Slopes): void {
  const factor = slope === 'tobler' ? toblerFactor : pedalFactor;
  const whole = along[count - 1] ?? 0;
  let [forward, backward, begin] = [0, 0, 0];
  out.steepest = 0;
  for (let i = 1; i < count; i++) {
    const [here, start] = [along[i] ?? 0, along[begin] ?? 0];
    // What is left after the last whole stretch is too short to be judged: it joins that stretch's slope only by its time.
    const run = here - start;
    if (run < STRETCH && i < count - 1) continue;
    if (run <= 0) continue;
    const rise = ((height[i] ?? 0) - (height[begin] ?? 0)) / Math.max(run, Math.min(STRETCH, whole));
    forward += run / factor(rise);
    backward += run / factor(-rise);
    if (run >= STRETCH || begin === 0) out.steepest = Math.max(out.steepest, Math.abs(rise) * (run < STRETCH ? run / STRETCH : 1));
    begin = i;
  }
  out.up = forward > 0 ? whole / forward : 1;
  out.down = backward > 0 ? whole / backward : 1;
}

/** Steepest stretch of an edge, as a share. */
export function steepestOf(graph: StreetGraph, e: number): number {
  const slopes: Slopes = { up: 1, down: 1, steepest: 0 };
  measureSlopes(readShape(graph, e, edgeShape()), 'tobler', slopes);
  return slopes.steepest;
}

/** What keeps a wheelchair from an edge that walkers may take; null where nothing does. */
export function barrierOf(graph: StreetGraph, e: number, steepest: number): BarrierKind | null {
  const { surfaces, steepest: limit } = PROFILES.wheelchair;
  if (EDGE_CLASSES[graph.edgeClass[e] ?? 0] === 'steps') return 'steps';
  if (steepest > (limit ?? 1)) return 'slope';
  if (surfaces[SURFACES[graph.surface[e] ?? 0] ?? 'unknown'] === 0) return 'surface';
  return ((graph.forward[e] ?? 0) | (graph.backward[e] ?? 0)) & MODE_BIT.wheelchair ? null : 'other';
}
