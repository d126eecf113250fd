import type { StopSoundLinks } from '../../../api/features/guides/contract.ts';
import type { View } from '../../../scenes/contract.ts';
import type { Keyframe } from '../../../scenes/tour-contract.ts';
import { deviceStorage } from '../device-storage.ts';
import { stamp } from './stamps.ts';

/** One stop of a guide or a tour in one language. */
export interface Track {
  /** Its name among the tracks that are loaded together: what a walk calls it. */
  key: string;
  /** The tour that it is a stop of. */
  tour?: string;
  /** Its words are the tour's own, of no guide. */
  own?: boolean;
  /** Heard by who makes it: not counted. */
  rehearsal?: boolean;
  city: string;
  /** Whose words it tells: the guide, or the tour. */
  guide: string;
  guideTitle: string;
  lang: string;
  stop: string;
  title: string;
  /** From 1. */
  number: number;
  view: View;
  /** Where the camera is at which second; before the first one it looks at `view`. */
  keyframes?: readonly Keyframe[];
  sound: StopSoundLinks;
}

export interface PlayerState {
  tracks: readonly Track[];
  /** Index of the present track; -1 while there is none. */
  index: number;
  playing: boolean;
  /** The sound is on its way. */
  waiting: boolean;
  failed: boolean;
  /** Seconds. */
  time: number;
  rate: number;
}

export const RATES = [0.75, 1, 1.25, 1.5, 2];
/** How far back and forward go, seconds. */
export const JUMP = 15;
const NOTHING: PlayerState = { tracks: [], index: -1, playing: false, waiting: false, failed: false, time: 0, rate: 1 };

let state = NOTHING;
let audio: HTMLAudioElement | null = null;
/** What comes after a story: the next one, or what a walk decides. */
const nextStory = () => state.index < state.tracks.length - 1 && go(state.index + 1);
let atEnd: () => unknown = nextStory;
/** @param then null: the next stop follows by itself */
export function afterStory(then: (() => unknown) | null): void {
  atEnd = then ?? nextStory;
}
let asking = false;
/** Within a tap: lets stories begin later without another one, on browsers that ask a tap of each element. Nobody hears or sees it. */
export async function allowSound(): Promise<void> {
  const sound = element();
  if (!sound.paused) return;
  asking = true;
  const { currentTime } = sound;
  try {
    await sound.play();
    sound.pause();
    sound.currentTime = currentTime;
  } catch {
    // Refused or interrupted: the first story asks again.
  } finally {
    asking = false;
  }
}
/** Whoever has heard so much of a story has been there. */
const HEARD = 0.6;
/** Where to begin once the length is known. */
let beginAt = 0;
const listeners = new Set<() => void>();

export const playerState = (): PlayerState => state;
export const presentTrack = ({ tracks, index }: PlayerState): Track | undefined => tracks[index];
export function onPlayer(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
function set(patch: Partial<PlayerState>): void {
  state = { ...state, ...patch };
  for (const listener of listeners) listener();
}

/** The one element that plays everything: a tap on it once lets later stories begin by themselves. */
function element(): HTMLAudioElement {
  if (audio) return audio;
  const made = document.createElement('audio');
  made.preload = 'auto';
  made.hidden = true;
  made.dataset.guide = '';
  document.body.append(made);
  made.addEventListener('loadedmetadata', () => {
    if (beginAt > 0) made.currentTime = beginAt;
    beginAt = 0;
    made.playbackRate = state.rate;
  });
  made.addEventListener('timeupdate', () => {
    set({ time: made.currentTime });
    remember();
  });
  made.addEventListener('playing', () => !asking && set({ playing: true, waiting: false, failed: false }));
  made.addEventListener('waiting', () => set({ waiting: true }));
  made.addEventListener('pause', () => {
    set({ playing: false, waiting: false });
    remember();
  });
  made.addEventListener('ended', () => {
    set({ playing: false, time: made.duration });
    atEnd();
  });
  made.addEventListener('error', () => state.index >= 0 && set({ failed: true, playing: false, waiting: false }));
  audio = made;
  return made;
}

type Of = 'guide' | 'tour';
const resumeKey = (of: Of, city: string, id: string) => `toan-canh:${of}:${city}/${id}`;
function remember(): void {
  const track = presentTrack(state);
  if (!track) return;
  if (state.time >= track.sound.duration * HEARD) stamp(track.city, track, 'heard');
  const key = track.tour ? resumeKey('tour', track.city, track.tour) : resumeKey('guide', track.city, track.guide);
  deviceStorage.setItem(key, JSON.stringify({ stop: track.key, time: Math.floor(state.time) }));
}

/** Where this device left off in a guide or a tour: the track's key, and seconds. */
export function leftOff(of: Of, city: string, id: string): { stop: string; time: number } | null {
  try {
    const { stop, time } = JSON.parse(deviceStorage.getItem(resumeKey(of, city, id)) ?? '') as { stop?: unknown; time?: unknown };
    return typeof stop === 'string' && typeof time === 'number' ? { stop, time } : null;
  } catch {
    return null;
  }
}

/** Makes a guide's stops ready to play, silent until `play`. The same sound goes on where it is. @param time seconds */
export function load(tracks: readonly Track[], index: number, time = 0): void {
  const track = tracks[index];
  if (!track) return;
  const sound = element();
  const source = sound.canPlayType('audio/webm; codecs=opus') ? track.sound.webm : track.sound.mp3;
  const same = presentTrack(state)?.sound.webm === track.sound.webm && !state.failed;
  if (!same) {
    beginAt = time;
    sound.src = source;
  }
  set({ tracks, index, ...(same ? {} : { time, failed: false }) });
  describe(track);
}

export async function play(): Promise<void> {
  const sound = element();
  if (state.failed) {
    beginAt = state.time;
    sound.load();
  }
  set({ waiting: true, failed: false });
  try {
    await sound.play();
  } catch (error) {
    // Refused before a tap, or interrupted by another source: quiet, not broken.
    if (error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')) set({ waiting: false });
    else set({ waiting: false, playing: false, failed: true });
  }
}
export const pause = (): void => element().pause();

/** Plays another stop. */
export function go(index: number): void {
  load(state.tracks, index);
  void play();
}
export function seek(time: number): void {
  const sound = element();
  const to = Math.max(0, Math.min(time, presentTrack(state)?.sound.duration ?? 0));
  if (sound.readyState === 0) beginAt = to;
  else sound.currentTime = to;
  set({ time: to });
}
export function setRate(rate: number): void {
  element().playbackRate = rate;
  element().defaultPlaybackRate = rate;
  set({ rate });
}
/** Ends it all; the map has no dock any more. */
export function stop(): void {
  remember();
  audio?.pause();
  audio?.removeAttribute('src');
  set({ ...NOTHING, rate: state.rate });
  if ('mediaSession' in navigator) navigator.mediaSession.metadata = null;
}
/** The element's own clock, finer than what is told four times a second. */
export const exactTime = (): number => audio?.currentTime ?? state.time;

/** What the lock screen shows, and what its buttons do. */
function describe(track: Track): void {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  mediaSession.metadata = new MediaMetadata({ title: track.title, artist: track.guideTitle });
  mediaSession.setActionHandler('play', () => void play());
  mediaSession.setActionHandler('pause', pause);
  mediaSession.setActionHandler('seekbackward', () => seek(exactTime() - JUMP));
  mediaSession.setActionHandler('seekto', ({ seekTime }) => seek(seekTime ?? 0));
  mediaSession.setActionHandler('previoustrack', state.index > 0 ? () => go(state.index - 1) : null);
  mediaSession.setActionHandler('nexttrack', state.index < state.tracks.length - 1 ? () => go(state.index + 1) : null);
}
