/**
 * Stories that begin by themselves where one walks: a pure machine, so that GPS, a walk simulated on the map and recorded tracks drive the same.
 * Positions are [lng, lat], EPSG:4326; distances metres; times seconds on any steady clock.
 */
import { distanceBetween, metresToLine } from './distance.ts';
import { inRing } from './in-ring.ts';

type At = readonly [lng: number, lat: number];

/** One is in when at most `enter` from the centre, and out again when further than `exit`; of an area: in inside, out when further than `exit` from its edge. */
export type WalkZone = { centre: At; enter: number; exit: number } | { ring: readonly At[]; exit: number };
export interface WalkStop {
  id: string;
  zones: readonly WalkZone[];
}

/** Where the device says that it is. */
export interface Fix {
  at: number;
  position: At;
  /** Radius within which the true position lies, with the device's own confidence. */
  accuracy: number;
}

export interface WalkRules {
  /** A worse fix tells nothing of zones of some tens of metres. */
  gate: number;
  /** One has to stay in a zone so long before its story begins: who drives past hears none. */
  dwell: number;
  /** Faster than this between two fixes nobody moves; the second fix is believed when a third one agrees with it. */
  speed: number;
  /** After so long without a fix, time in a zone is counted anew. */
  gap: number;
}
/** A walk with a phone in a town. */
export const WALK_RULES: WalkRules = { gate: 35, dwell: 3, speed: 12, gap: 30 };

export interface WalkState {
  /** The last fix that was believed. */
  last: Fix | null;
  /** A fix too far from the last one, waiting for another to agree. */
  suspect: Fix | null;
  /** Stops whose zones one is in, and since when. `entered` once that lasted. */
  inside: Readonly<Record<string, { since: number; entered: boolean }>>;
  /** Stories that wait for the present one to end, nearest first where several began at once. */
  queue: readonly string[];
  /** The story that is being told. */
  telling: string | null;
  told: readonly string[];
}
export const WALK_START: WalkState = { last: null, suspect: null, inside: {}, queue: [], telling: null, told: [] };

export type WalkEvent =
  | { type: 'fix'; fix: Fix }
  /** A story was begun by hand. */
  | { type: 'begun'; stop: string }
  /** The story that was told has ended, or was ended. */
  | { type: 'ended' };

export type WalkEffect =
  | { do: 'tell' | 'entered' | 'left'; stop: string }
  /** The fix was not believed. */
  | { do: 'ignored'; why: 'inaccurate' | 'jump' | 'old' };

interface Step {
  state: WalkState;
  effects: WalkEffect[];
}

/** One step of a walk. The same events give the same steps. */
export function walk(stops: readonly WalkStop[], state: WalkState, event: WalkEvent, rules: WalkRules = WALK_RULES): Step {
  if (event.type === 'begun')
    return {
      state: {
        ...state,
        telling: event.stop,
        queue: state.queue.filter((id) => id !== event.stop),
        told: withStop(state.told, event.stop),
      },
      effects: [],
    };
  if (event.type === 'ended') return tellNext({ ...state, telling: null }, []);
  const { fix } = event;
  const doubt = doubtOf(state, fix, rules);
  if (doubt) return { state: doubt === 'jump' ? { ...state, suspect: fix } : state, effects: [{ do: 'ignored', why: doubt }] };
  return tellNext(...move(stops, state, fix, rules));
}

function doubtOf({ last, suspect }: WalkState, fix: Fix, rules: WalkRules): 'inaccurate' | 'jump' | 'old' | null {
  const newest = suspect ?? last;
  if (newest && fix.at <= newest.at) return 'old';
  if (fix.accuracy > rules.gate) return 'inaccurate';
  const near = (from: Fix) =>
    distanceBetween(from.position, fix.position) <= (fix.at - from.at) * rules.speed + from.accuracy + fix.accuracy;
  return !last || near(last) || (suspect && near(suspect)) ? null : 'jump';
}

/** Who is inside what after a believed fix. */
function move(stops: readonly WalkStop[], state: WalkState, fix: Fix, rules: WalkRules): [WalkState, WalkEffect[]] {
  const effects: WalkEffect[] = [];
  const rested = state.last !== null && fix.at - state.last.at > rules.gap;
  const inside: Record<string, { since: number; entered: boolean }> = {};
  let queue = state.queue;
  const entering: { id: string; distance: number }[] = [];
  for (const { id, zones } of stops) {
    const before = state.inside[id];
    const zone = zones.map((one) => measure(one, fix.position));
    if (!zone.some(({ enters, stays }) => (before ? stays : enters))) {
      if (before?.entered) effects.push({ do: 'left', stop: id });
      // Who has left does not want to hear it any more; what is being told is told to its end.
      queue = queue.filter((one) => one !== id);
      continue;
    }
    const since = before && (before.entered || !rested) ? before.since : fix.at;
    const entered = before?.entered || fix.at - since >= rules.dwell;
    inside[id] = { since, entered };
    if (entered && !before?.entered) entering.push({ id, distance: Math.min(...zone.map(({ distance }) => distance)) });
  }
  entering.sort((a, b) => a.distance - b.distance);
  for (const { id } of entering) {
    effects.push({ do: 'entered', stop: id });
    if (!state.told.includes(id) && !queue.includes(id)) queue = [...queue, id];
  }
  return [{ ...state, last: fix, suspect: null, inside, queue }, effects];
}

function measure(zone: WalkZone, position: At): { enters: boolean; stays: boolean; distance: number } {
  if ('ring' in zone) {
    const within = inRing(zone.ring, position);
    const distance = within ? 0 : metresToLine(position, zone.ring);
    return { enters: within, stays: distance <= zone.exit, distance };
  }
  const distance = distanceBetween(zone.centre, position);
  return { enters: distance <= zone.enter, stays: distance <= zone.exit, distance };
}

function tellNext(state: WalkState, effects: WalkEffect[]): Step {
  const [next, ...queue] = state.queue;
  if (state.telling !== null || next === undefined) return { state, effects };
  return { state: { ...state, telling: next, queue, told: withStop(state.told, next) }, effects: [...effects, { do: 'tell', stop: next }] };
}

const withStop = (told: readonly string[], stop: string): readonly string[] => (told.includes(stop) ? told : [...told, stop]);

/** Fixes of somebody who walks a path at a steady pace, one a second. @param path at least one position @param pace metres a second */
export function* simulatedWalk(path: readonly At[], pace = 1.3): Generator<Fix> {
  let at = 0;
  for (let i = 0; i < path.length; i++) {
    const [from, to] = [path[Math.max(0, i - 1)], path[i]];
    if (!from || !to) return;
    const steps = Math.max(1, Math.ceil(distanceBetween(from, to) / pace));
    for (let step = i === 0 ? steps : 1; step <= steps; step++) {
      const share = step / steps;
      yield { at: at++, position: [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], accuracy: 5 };
    }
  }
}
