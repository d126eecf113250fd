import { answersCache, FILES_CACHE, isAnswer, isAnswersCache, isAppCache, keyOf } from '../../lib/offline/kept.ts';
import { keptPackages } from '../../lib/offline/kept-store.ts';

/** Takes away what no package names any more, under a lock that writers of records share. */
export async function tidy(): Promise<void> {
  const packages = await keptPackages();
  const generations = packages.flatMap((kept) =>
    [kept.current, kept.next].flatMap((generation) => (generation ? [{ key: keyOf(kept), ...generation }] : [])),
  );
  const answers = new Set(generations.map(({ key, version }) => answersCache(key, version)));
  const names = await caches.keys();
  const gone = names.filter((name) => (isAnswersCache(name) && !answers.has(name)) || (generations.length === 0 && isAppCache(name)));
  await Promise.all(gone.map(clear));
  if (generations.length === 0) return clear(FILES_CACHE);
  const wanted = new Set(generations.flatMap(({ files }) => files.filter((file) => !isAnswer(file)).map(({ url }) => url)));
  const cache = await caches.open(FILES_CACHE);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) await cache.delete(request);
  }
}

/** Takes a cache away, what lies in it first: a browser keeps the bytes of one that is still open somewhere. */
async function clear(name: string): Promise<void> {
  if (!(await caches.has(name))) return;
  const cache = await caches.open(name);
  await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
  await caches.delete(name);
}
