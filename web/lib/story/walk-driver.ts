import { distanceBetween } from '../../../data/model/distance.ts';
import {
  simulatedWalk,
  WALK_RULES,
  WALK_START,
  type WalkEvent,
  type WalkState,
  type WalkStop,
  walk,
} from '../../../data/model/story-walk.ts';
import { type LocateFailure, watchPosition } from '../ask-position.ts';
import { keepAwake } from './keep-awake.ts';
import { afterStory, allowSound, go, load, onPlayer, pause, playerState, presentTrack, type Track } from './player.ts';
import { stamp } from './stamps.ts';
import { type RoutePiece, type RouteStep, routeWalk } from './tour-walk.ts';

/** How a walk drives the player: by the device's position, or by somebody who walks on the map. */
export type WalkMode = 'gps' | 'simulated';
export interface WalkView {
  mode: WalkMode | null;
  failure: LocateFailure | null;
  /** Where one is, [lng, lat], and how sure that is, metres. */
  position: { lng: number; lat: number; accuracy: number } | null;
  /** The device knows where it is to so many metres only: too roughly for a story to begin. */
  weak: number | null;
  /** The nearest story that was not told yet. */
  next: { title: string; metres: number } | null;
  /** All was told. */
  done: boolean;
  /** A stop whose words have no sound, while there is time to read them. */
  reading: string | null;
  /** On a tour's way, where one walks on the screen. */
  way: Pick<RouteStep, 'leg' | 'share' | 'heading'> | null;
  /** Keys of what was told. */
  told: readonly string[];
}
export interface WalkPlan {
  tracks: readonly Track[];
  /** Their ids are keys of tracks. */
  stops: readonly (WalkStop & {
    position: [number, number];
    title?: string /** Seconds to read it, where it has no sound. */;
    reading?: number;
  })[];
  /** The way of a walk on the screen; absent: straight from stop to stop. */
  route?: readonly RoutePiece[];
  /** Metres a second beyond which a fix is doubted; a walk's where absent. */
  speed?: number;
  /** Where a walk on the screen begins: the key of a stop. */
  from?: string;
}

const OFF: WalkView = {
  mode: null,
  failure: null,
  position: null,
  weak: null,
  next: null,
  done: false,
  reading: null,
  way: null,
  told: [],
};
/** A simulated second takes so long, milliseconds: a walk is watched at four times its pace, and stands still while a story is told. */
const TICK = 250;

let view = OFF;
let end: () => void = () => undefined;
let onward: () => void = () => undefined;
/** The walk on the screen stands still: there is something to answer or to look at. */
let held = false;
export function holdWalk(hold: boolean): void {
  held = hold;
}
/** Enough read: what has no sound gives way to what comes next. */
export const endReading = (): void => onward();
const listeners = new Set<() => void>();
export const walkView = (): WalkView => view;
export function onWalk(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
function show(patch: Partial<WalkView>): void {
  view = { ...view, ...patch };
  for (const listener of listeners) listener();
}

export function stopWalk(): void {
  end();
  end = () => undefined;
  onward = () => undefined;
  held = false;
  view = OFF;
  for (const listener of listeners) listener();
}

/** Begins a walk. Call it within a tap, so that sound is allowed. */
export async function startWalk(mode: WalkMode, { tracks, stops, route, speed = WALK_RULES.speed, from }: WalkPlan): Promise<void> {
  stopWalk();
  if (playerState().tracks !== tracks)
    load(
      tracks,
      Math.max(
        0,
        tracks.findIndex(({ sound }) => sound.webm === presentTrack(playerState())?.sound.webm),
      ),
    );
  show({ mode });
  await allowSound();
  // Ended, or begun otherwise, meanwhile.
  if (view.mode !== mode) return;
  let state: WalkState = WALK_START;
  // On the screen one may go fast, and stand still for as long as a story lasts.
  const rules = mode === 'gps' ? { ...WALK_RULES, speed } : { ...WALK_RULES, speed: 5000, gap: Number.POSITIVE_INFINITY };
  /** @returns whether it stands if nothing else comes: a jump does, when it is said once more */
  const step = (event: WalkEvent): boolean => {
    const { state: next, effects } = walk(stops, state, event, rules);
    state = next;
    for (const effect of effects) {
      if (effect.do === 'tell') tell(effect.stop);
      const track = mode === 'gps' && effect.do === 'entered' ? tracks.find(({ key }) => key === effect.stop) : undefined;
      if (track) stamp(track.city, track, 'zone');
    }
    const doubts = effects.flatMap((effect) => (effect.do === 'ignored' ? [effect.why] : []));
    if (event.type === 'fix') {
      const { position, accuracy } = event.fix;
      const weak = doubts.includes('inaccurate') ? Math.round(accuracy) : null;
      show({ failure: null, position: { lng: position[0], lat: position[1], accuracy }, weak, next: nearest(position) });
    }
    show({ done: state.telling === null && state.told.length === stops.length, told: state.told });
    return doubts.every((why) => why === 'jump');
  };
  let reader: ReturnType<typeof setTimeout> | undefined;
  const tell = (stop: string) => {
    const index = playerState().tracks.findIndex(({ key }) => key === stop);
    if (index >= 0) return go(index);
    pause();
    read(stop);
  };
  const read = (stop: string) => {
    show({ reading: stop });
    reader = setTimeout(readOn, (stops.find(({ id }) => id === stop)?.reading ?? 5) * 1000);
  };
  const readOn = () => {
    clearTimeout(reader);
    if (view.reading === null) return;
    show({ reading: null });
    step({ type: 'ended' });
  };
  onward = readOn;
  const nearest = (from: readonly [number, number]): WalkView['next'] => {
    const left = stops
      .filter(({ id }) => !state.told.includes(id))
      .map(({ id, position }) => ({ id, metres: distanceBetween(from, position) }));
    const first = left.sort((a, b) => a.metres - b.metres)[0];
    const titleOf = (id: string) => tracks.find(({ key }) => key === id)?.title ?? stops.find((one) => one.id === id)?.title ?? '';
    return first ? { title: titleOf(first.id), metres: first.metres } : null;
  };
  // What the visitor begins by hand is told, and the walk knows it.
  const stopListening = onPlayer(() => {
    const { playing, failed } = playerState();
    const track = presentTrack(playerState());
    // A story whose sound does not come, perhaps because it was not taken along, is read like one that has none.
    if (failed && track && track.key === state.telling && view.reading === null) return read(track.key);
    if (!playing || !track || (track.key === state.telling && view.reading === null)) return;
    if (track.key === state.telling) {
      clearTimeout(reader);
      return show({ reading: null });
    }
    clearTimeout(reader);
    show({ reading: null });
    step({ type: 'begun', stop: track.key });
    moved?.to(track.key);
  });
  afterStory(() => step({ type: 'ended' }));
  const moved = mode === 'simulated' ? bySimulation({ stops, route, from }, () => state.telling !== null, step) : null;
  const stopMoving = moved ? moved.stop : byDevice(step);
  const wake = keepAwake();
  end = () => {
    stopMoving();
    stopListening();
    clearTimeout(reader);
    afterStory(null);
    wake();
  };
}

/** A device that lies still may say nothing more: what it said last, unless that was too rough, is said again so often, milliseconds, and so many times. */
const STILL = { every: 3000, times: 5 };

function byDevice(step: (event: WalkEvent) => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hear = (position: [number, number], accuracy: number, left = STILL.times): void => {
    clearTimeout(timer);
    const stands = step({ type: 'fix', fix: { at: performance.now() / 1000, position, accuracy } });
    if (stands && left > 0) timer = setTimeout(() => hear(position, accuracy, left - 1), STILL.every);
  };
  const stop = watchPosition(
    ({ lng, lat, accuracy }) => hear([lng, lat], accuracy),
    (failure) => show({ failure }),
  );
  return () => {
    clearTimeout(timer);
    stop();
  };
}

interface Moving {
  stop(): void;
  /** Whoever chose another story by hand goes on from its place. */
  to(key: string): void;
}

/** Along the way, or the stops in order; whoever listens stands still. */
function bySimulation(
  { stops, route, from }: { stops: WalkPlan['stops']; route: WalkPlan['route']; from: string | undefined },
  listening: () => boolean,
  step: (event: WalkEvent) => void,
): Moving {
  const pieceOf = (key: string | undefined) => Math.max(0, route?.findIndex(({ ends }) => ends !== undefined && ends === key) ?? 0);
  let clock = 0;
  let steps = route ? routeWalk(route.slice(pieceOf(from))) : straight(stops);
  const timer = setInterval(() => {
    if (listening() || held) return;
    const { value, done } = steps.next();
    if (!done && value) {
      step({ type: 'fix', fix: { ...value.fix, at: ++clock } });
      if (route) show({ way: { leg: value.leg, share: value.share, heading: value.heading } });
      return;
    }
    // At the last stop one waits until its story begins, with the clock going on.
    const last = stops.at(-1);
    if (view.done || !last || route) {
      clearInterval(timer);
      if (route) show({ done: true });
    } else step({ type: 'fix', fix: { at: ++clock, position: last.position, accuracy: 5 } });
  }, TICK);
  return {
    stop: () => clearInterval(timer),
    to(key) {
      if (!route?.some(({ ends }) => ends === key)) return;
      const piece = route[pieceOf(key)];
      const end = piece?.path.at(-1);
      steps = routeWalk(route.slice(pieceOf(key) + 1));
      if (end) show({ position: { lng: end[0], lat: end[1], accuracy: 5 } });
    },
  };
}

function* straight(stops: WalkPlan['stops']): Generator<RouteStep> {
  for (const fix of simulatedWalk(stops.map(({ position }) => position))) yield { fix, leg: 0, share: 0, heading: 0 };
}
