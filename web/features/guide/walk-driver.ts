import { distanceBetween } from '../../../data/model/distance.ts';
import { simulatedWalk, WALK_START, type WalkEvent, type WalkState, type WalkStop, walk } from '../../../data/model/story-walk.ts';
import { type LocateFailure, watchPosition } from '../../lib/ask-position.ts';
import { afterStory, allowSound, go, load, onPlayer, playerState, presentTrack, type Track } from './player.ts';

/** How a walk drives the player: by the device's position, or by somebody who walks on the map. */
export type WalkMode = 'gps' | 'simulated';
export interface WalkView {
  mode: WalkMode | null;
  failure: LocateFailure | null;
  /** Where one is, [lng, lat], and how sure that is, metres. */
  position: { lng: number; lat: number; accuracy: number } | null;
  /** The nearest story that was not told yet. */
  next: { title: string; metres: number } | null;
  /** All was told. */
  done: boolean;
}
export interface WalkPlan {
  tracks: readonly Track[];
  stops: readonly (WalkStop & { position: [number, number] })[];
}

const OFF: WalkView = { mode: null, failure: null, position: null, next: null, done: false };
/** A simulated second takes so long, milliseconds: a walk is watched at four times its pace, and stands still while a story is told. */
const TICK = 250;

let view = OFF;
let end: () => void = () => undefined;
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
  view = OFF;
  for (const listener of listeners) listener();
}

/** Begins a walk. Call it within a tap, so that sound is allowed. */
export async function startWalk(mode: WalkMode, { tracks, stops }: WalkPlan): Promise<void> {
  stopWalk();
  if (presentTrack(playerState())?.guide !== tracks[0]?.guide) load(tracks, 0);
  show({ mode });
  await allowSound();
  // Ended, or begun otherwise, meanwhile.
  if (view.mode !== mode) return;
  let state: WalkState = WALK_START;
  const step = (event: WalkEvent) => {
    const { state: next, effects } = walk(stops, state, event);
    state = next;
    for (const effect of effects) if (effect.do === 'tell') tell(effect.stop);
    if (event.type === 'fix') {
      const { position, accuracy } = event.fix;
      show({ failure: null, position: { lng: position[0], lat: position[1], accuracy }, next: nearest(position) });
    }
    show({ done: state.telling === null && state.told.length === stops.length });
  };
  const tell = (stop: string) => {
    const index = playerState().tracks.findIndex((track) => track.stop === stop);
    if (index >= 0) go(index);
  };
  const nearest = (from: readonly [number, number]): WalkView['next'] => {
    const left = stops
      .filter(({ id }) => !state.told.includes(id))
      .map(({ id, position }) => ({ id, metres: distanceBetween(from, position) }));
    const first = left.sort((a, b) => a.metres - b.metres)[0];
    return first ? { title: tracks.find(({ stop }) => stop === first.id)?.title ?? '', metres: first.metres } : null;
  };
  // What the visitor begins by hand is told, and the walk knows it.
  const stopListening = onPlayer(() => {
    const { playing } = playerState();
    const track = presentTrack(playerState());
    if (playing && track && track.stop !== state.telling) step({ type: 'begun', stop: track.stop });
  });
  afterStory(() => step({ type: 'ended' }));
  const stopMoving = mode === 'gps' ? byDevice(step) : bySimulation(stops, () => state.telling !== null, step);
  const wake = keepAwake();
  end = () => {
    stopMoving();
    stopListening();
    afterStory(null);
    wake();
  };
}

function byDevice(step: (event: WalkEvent) => void): () => void {
  return watchPosition(
    ({ lng, lat, accuracy }) => step({ type: 'fix', fix: { at: performance.now() / 1000, position: [lng, lat], accuracy } }),
    (failure) => show({ failure }),
  );
}

/** Along the stops in order; whoever listens stands still. */
function bySimulation(stops: WalkPlan['stops'], listening: () => boolean, step: (event: WalkEvent) => void): () => void {
  const fixes = simulatedWalk(stops.map(({ position }) => position));
  let clock = 0;
  const timer = setInterval(() => {
    if (listening()) return;
    const { value, done } = fixes.next();
    if (!done && value) {
      clock = value.at;
      return step({ type: 'fix', fix: value });
    }
    // At the last stop one waits until its story begins, with the clock going on.
    const last = stops.at(-1);
    if (view.done || !last) clearInterval(timer);
    else step({ type: 'fix', fix: { at: ++clock, position: last.position, accuracy: 5 } });
  }, TICK);
  return () => clearInterval(timer);
}

/** The device's position needs the page awake. Where the browser has no such lock, the page says so. */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async () => {
    if (over || document.visibilityState !== 'visible') return;
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    if (over) void lock?.release();
  };
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
