import { answersCache, appCache, FILES_CACHE, isAnswer, type KeptFile } from '../../lib/offline/kept.ts';

/** Name of the cache that a file of a package lies in. @param key of the package */
export const cacheOf = (file: KeptFile, key: string, version: string, build: string): string =>
  file.part === 'app' ? appCache(build) : isAnswer(file) ? answersCache(key, version) : FILES_CACHE;

export interface Plan {
  /** What has to be fetched. */
  missing: KeptFile[];
  /** Of `missing`. */
  bytes: number;
}

/** What a version needs that is not there yet. @param has whether a file lies where it belongs */
export function planOf(files: readonly KeptFile[], has: (file: KeptFile) => boolean): Plan {
  const missing = files.filter((file) => !has(file));
  return { missing, bytes: missing.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Bytes that a version brings anew, told before an update: lasting files of the same address are there already. */
export function newBytes(before: readonly KeptFile[], after: readonly KeptFile[]): number {
  const there = new Set(before.filter((file) => !isAnswer(file)).map(({ url }) => url));
  return planOf(after, (file) => file.part === 'app' || there.has(file.url)).bytes;
}

/** What each part of a version takes, in the order of its files. */
export function bytesByPart(files: readonly KeptFile[]): { part: string; bytes: number }[] {
  const sums = new Map<string, number>();
  for (const { part, bytes } of files) sums.set(part, (sums.get(part) ?? 0) + bytes);
  return [...sums].map(([part, bytes]) => ({ part, bytes }));
}
