/** What is kept and what is on its way, as every tab of the portal sees it. */
import { useSyncExternalStore } from 'react';
import { CHANNEL, type KeptPackage, type Word } from '../../lib/offline/kept.ts';
import { keptPackages } from '../../lib/offline/kept-store.ts';

export interface Progress {
  bytes: number;
  files: number;
  totalBytes: number;
  totalFiles: number;
}
interface Kept {
  /** Null until it was read. */
  packages: readonly KeptPackage[] | null;
  progress: Readonly<Record<string, Progress>>;
  /** The browser refuses to keep anything. */
  refused: boolean;
}

/** Milliseconds between two words about progress. */
const OFTEN = 150;

let state: Kept = { packages: null, progress: {}, refused: false };
const listeners = new Set<() => void>();
const channel = new BroadcastChannel(CHANNEL);
let onPause: (key: string) => void = () => undefined;
let told = 0;

function set(patch: Partial<Kept>): void {
  state = { ...state, ...patch };
  for (const listener of listeners) listener();
}

async function read(): Promise<void> {
  await keptPackages().then(
    (packages) => set({ packages, refused: false }),
    () => set({ packages: [], refused: true }),
  );
}

export const say = (word: Word): void => channel.postMessage(word);

/** Records have changed, here: read anew in every tab and in the worker. */
export async function changed(): Promise<void> {
  await read();
  say({ kind: 'kept' });
}

export function progressed(key: string, progress: Progress): void {
  const now = performance.now();
  if (now - told < OFTEN && progress.files > 0 && progress.files < progress.totalFiles) return;
  told = now;
  set({ progress: { ...state.progress, [key]: progress } });
  say({ kind: 'progress', key, ...progress });
}

export function stopped(key: string): void {
  const { [key]: _, ...progress } = state.progress;
  set({ progress });
}

channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
  if (data.kind === 'kept') {
    // Whoever ends in another tab changes its record last.
    set({ progress: {} });
    void read();
  }
  if (data.kind === 'progress') {
    const { key, bytes, files, totalBytes, totalFiles } = data;
    set({ progress: { ...state.progress, [key]: { bytes, files, totalBytes, totalFiles } } });
  }
  if (data.kind === 'pause') onPause(data.key);
});

/** @param pause ends what this tab takes along */
export function whenPaused(pause: (key: string) => void): void {
  onPause = pause;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (state.packages === null) void read();
  return () => void listeners.delete(listener);
}

export const useKept = (): Kept => useSyncExternalStore(subscribe, () => state);
