import { tileWanted } from '../../data/model/tile-box.ts';
import { answersCache, FILES_CACHE, isAnswer, type KeptPackage, keyOf } from '../lib/offline/kept.ts';
import { keptPackages } from '../lib/offline/kept-store.ts';

/** Where the body of an address lies: name of a cache. */
export function cachesByUrl(packages: readonly KeptPackage[]): Map<string, string> {
  const found = new Map<string, string>();
  // Of what two packages keep, the later one wins.
  for (const kept of [...packages].sort((a, b) => (a.current?.at ?? 0) - (b.current?.at ?? 0))) {
    const { current, next } = kept;
    // Lasting files of a version that is on its way serve already.
    for (const file of next?.files ?? []) if (!isAnswer(file) && !found.has(file.url)) found.set(file.url, FILES_CACHE);
    for (const file of current?.files ?? [])
      found.set(file.url, isAnswer(file) ? answersCache(keyOf(kept), current?.version ?? '') : FILES_CACHE);
  }
  return found;
}

/**
 * Whether a base map tile would lie in what is kept if there were anything in it: empty country has no tile.
 * @param url path of a tile, `/tiles/<city>/basemap/<version>/z/x/y.mvt`
 */
export function isEmptyTile(url: string, packages: readonly KeptPackage[]): boolean {
  const [, city, version, path] = /^\/tiles\/([^/]+)\/basemap\/([^/]+)\/(\d+\/\d+\/\d+\.mvt)$/.exec(url) ?? [];
  if (path === undefined) return false;
  return packages.some(
    (kept) =>
      kept.city === city &&
      kept.current?.files.some((file) => file.url.startsWith(`/tiles/${city}/basemap/${version}/`)) &&
      tileWanted(path, kept.area),
  );
}

let index: Promise<Map<string, string>> | undefined;
export function keptIndex(): Promise<Map<string, string>> {
  index ??= keptPackages().then(cachesByUrl, () => new Map<string, string>());
  return index;
}
export function forgetIndex(): void {
  index = undefined;
}

/** The kept body of an address, whole. */
export async function keptBody(url: string): Promise<Response | undefined> {
  const name = (await keptIndex()).get(url);
  if (name === undefined || !(await caches.has(name))) return undefined;
  return (await caches.open(name)).match(url);
}
