import { appCache, COMPLETE, isAppCache } from '../lib/offline/kept.ts';
import { keptPackages } from '../lib/offline/kept-store.ts';
import { codeOf, codeTarget } from './code-target.ts';
import { freshPage } from './fresh-page.ts';
import { keptBody } from './kept-index.ts';
import { fromNetwork, isAway } from './network.ts';

/** The page's own version and what it needs, filled in by the build. */
declare const APP_BUILD: string;
declare const APP_FILES: string[];
const FILES = new Set(APP_FILES);
const OWN = appCache(APP_BUILD);
/** Pages that the server makes, and those of staff: never from what is kept while there is a network. */
const SERVER_PAGE =
  /^\/(g|embed|places|api|media|open311|ioc|desk|admin)(\/|$)|^\/[^/]+\/(ioc|desk|admin|account|tracking)(\/|$)|^\/[^/]+\/places\/|\.[a-z0-9]+$/;
/** Files fetched at a time while a new version installs. */
const FEW = 6;

const isComplete = async (name: string): Promise<boolean> =>
  (await caches.has(name)) && (await (await caches.open(name)).match(COMPLETE)) !== undefined;

/** Where something was taken along, a new version comes whole before it may take over; otherwise nothing is fetched. @returns whether it may take over at once */
export async function installShell(): Promise<boolean> {
  const kept = await keptPackages().catch(() => []);
  if (!kept.some(({ current }) => current !== null)) return true;
  if (await isComplete(OWN)) return false;
  const cache = await caches.open(OWN);
  const there = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const missing = APP_FILES.filter((url) => !there.has(url));
  for (let at = 0; at < missing.length; at += FEW) {
    await Promise.all(
      missing.slice(at, at + FEW).map(async (url) => {
        const answer = await fetch(url, { cache: 'no-cache', credentials: 'omit' });
        if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
        await cache.put(url, answer);
      }),
    );
  }
  await cache.put(COMPLETE, new Response(APP_BUILD));
  return false;
}

/** The version before stays for tabs that still show it; older ones go. */
export async function tidyShells(): Promise<void> {
  const others = (await caches.keys()).filter((name) => isAppCache(name) && name !== OWN);
  if (!(await isComplete(OWN))) return;
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

export const isAppFile = (path: string): boolean => path.startsWith('/assets/') || (FILES.has(path) && path !== '/');

/** A part of the page, of whichever version asks for it. */
export async function appFile(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const names = [OWN, ...(await caches.keys()).filter((name) => isAppCache(name) && name !== OWN).reverse()];
  for (const name of names) {
    const found = (await caches.has(name)) && (await (await caches.open(name)).match(pathname));
    if (found) return found;
  }
  return fetch(request);
}

async function keptPage(): Promise<Response | undefined> {
  if (!(await isComplete(OWN))) return undefined;
  const page = await (await caches.open(OWN)).match('/');
  return page && freshPage(page);
}

/** A short link of a sign, answered by what was taken along. */
async function keptCode(path: string, origin: string): Promise<Response | undefined> {
  const sign = codeOf(path);
  if (!sign) return undefined;
  const cities = (await (await keptBody('/api/cities'))?.json()) as { defaultCity: string } | undefined;
  const city = sign.city ?? cities?.defaultCity;
  const list = city && (await keptBody(`/api/cities/${city}/guides`));
  return list ? Response.redirect(origin + codeTarget(city, sign.code, await list.json()), 302) : undefined;
}

/** A page that is opened: the kept one at once where it is whole; what the server makes by itself from there, while it can be reached. */
export async function openPage(request: Request): Promise<Response> {
  const { pathname, origin } = new URL(request.url);
  if (!SERVER_PAGE.test(pathname)) return (await keptPage()) ?? fetch(request);
  const instead = await keptPage();
  const answer = await fromNetwork(request, instead === undefined);
  if (answer) return answer;
  isAway(Date.now());
  return (await keptCode(pathname, origin)) ?? instead ?? Response.error();
}
