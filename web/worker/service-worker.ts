/**
 * The portal's one service worker: shows pushes, and answers for what was taken along while the network is away. It keeps nothing by itself; the
 * page fetches what a reader wants to keep, as a stranger, so that nothing of who is signed in is ever among it.
 */
import { TAKEN_AT, TAKING } from '../lib/offline/kept.ts';
import { keptPackages } from '../lib/offline/kept-store.ts';
import { forgetIndex, isEmptyTile, keptBody, keptIndex } from './kept-index.ts';
import { fromNetwork, hear, isAway } from './network.ts';
import { showPushes } from './push.ts';
import { rangeAnswer } from './range-answer.ts';
import { appFile, installShell, isAppFile, openPage, tidyShells } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

showPushes(self);
hear((word) => {
  if (word.kind === 'kept') forgetIndex();
});

self.addEventListener('install', (event) => {
  event.waitUntil(installShell().then((atOnce) => (atOnce ? self.skipWaiting() : undefined)));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(tidyShells().then(() => self.clients.claim()));
});
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || request.headers.has(TAKING)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (isAppFile(url.pathname)) event.respondWith(appFile(request));
  else if (url.pathname.startsWith('/tiles/') || url.pathname.startsWith('/api/cities')) event.respondWith(kept(request, url));
});

/** What was taken along: files whose address changes with what they say come from the device, answers only while the network is away. */
async function kept(request: Request, url: URL): Promise<Response> {
  const address = url.pathname + url.search;
  const index = await keptIndex();
  if (index.size === 0) return fetch(request);
  const body = index.has(address) ? await keptBody(address) : undefined;
  if (body && !body.headers.has(TAKEN_AT)) return rangeAnswer(body, request.headers.get('range'));
  const answer = await fromNetwork(request, body === undefined);
  if (answer) return answer;
  if (body) {
    isAway(Date.parse(body.headers.get(TAKEN_AT) ?? '') || Date.now());
    return body;
  }
  if (isEmptyTile(url.pathname, await keptPackages())) return new Response(null, { status: 204 });
  // Away, and not taken along: as if there were no worker.
  return Response.error();
}
