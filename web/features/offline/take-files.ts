import type { KeptFile } from '../../lib/offline/kept.ts';
import { fetchFile, TakeError } from './fetch-file.ts';
import { planOf } from './plan.ts';

/** Files fetched at a time: a phone's network gains little from more. */
const FEW = 4;

export interface TakeWatch {
  signal: AbortSignal;
  /** Told at the beginning and after each file. */
  onFile(done: { bytes: number; files: number }): void;
}

/** Where each file belongs: name of a cache. */
export type PlaceOf = (file: KeptFile) => string;

async function openAll(names: Iterable<string>) {
  const opened = await Promise.all([...new Set(names)].map(async (name) => [name, await caches.open(name)] as const));
  const there = await Promise.all(
    opened.map(async ([name, cache]) => {
      const urls = (await cache.keys()).map((request) => new URL(request.url)).map((url) => url.pathname + url.search);
      return [name, new Set(urls)] as const;
    }),
  );
  return { caches: new Map(opened), there: new Map(there) };
}

/** What of a list lies on the device already. */
export async function missingOf(files: readonly KeptFile[], place: PlaceOf) {
  const { there } = await openAll(files.map(place));
  return planOf(files, (file) => there.get(place(file))?.has(file.url) ?? false);
}

const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** Fetches what is missing; what is there stays, so that it goes on where it was left. @throws TakeError, or the signal's reason */
export async function takeFiles(files: readonly KeptFile[], place: PlaceOf, { signal, onFile }: TakeWatch): Promise<void> {
  const { caches: opened, there } = await openAll(files.map(place));
  const { missing, bytes } = planOf(files, (file) => there.get(place(file))?.has(file.url) ?? false);
  const done = { bytes: files.reduce((sum, file) => sum + file.bytes, 0) - bytes, files: files.length - missing.length };
  onFile(done);
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota > 0 && bytes > quota - usage) throw new TakeError('full', '');
  let next = 0;
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const work = async (): Promise<void> => {
    for (let file = missing[next++]; file; file = missing[next++]) {
      either.throwIfAborted();
      const answer = await fetchFile(file, either);
      try {
        await opened.get(place(file))?.put(file.url, answer);
      } catch (error) {
        throw isFull(error) ? new TakeError('full', file.url) : error;
      }
      done.bytes += file.bytes;
      done.files += 1;
      onFile({ ...done });
    }
  };
  try {
    await Promise.all(Array.from({ length: FEW }, work));
  } catch (error) {
    stop.abort();
    throw error;
  }
}
