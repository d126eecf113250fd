import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MediaStore } from '../files/media-store.ts';
import { filesBelow } from './files-below.ts';

/** So many pictures are on the way at once. */
const AT_ONCE = 8;

/** Does the work for each, a few at once. @returns how many were done */
async function each<T>(all: AsyncIterable<T> | Iterable<T>, work: (one: T) => Promise<boolean>): Promise<number> {
  const going = new Set<Promise<void>>();
  let done = 0;
  for await (const one of all) {
    const turn = work(one).then((did) => {
      done += did ? 1 : 0;
      going.delete(turn);
    });
    going.add(turn);
    if (going.size >= AT_ONCE) await Promise.race(going);
  }
  await Promise.all(going);
  return done;
}

/** Copies every picture of a store to files of the same names; one that goes away meanwhile is passed over. @returns how many */
export const saveBucket = (store: MediaStore, folder: string): Promise<number> =>
  each(store.list(''), async ({ key }) => {
    const bytes = await store.read(key);
    if (!bytes) return false;
    const path = join(folder, key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
    return true;
  });

/** Copies files into a store, under their paths as names. @returns how many */
export const fillBucket = async (store: MediaStore, folder: string): Promise<number> =>
  each(await filesBelow(folder), async (path) => {
    await store.putFile(relative(folder, path).split(sep).join('/'), path);
    return true;
  });

export async function isEmpty(store: MediaStore): Promise<boolean> {
  for await (const _ of store.list('')) return false;
  return true;
}
