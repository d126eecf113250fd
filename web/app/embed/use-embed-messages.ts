import { useAtomValue } from 'jotai';
import { useEffect, useRef } from 'react';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { decode, encode, type PortalState } from '../../lib/portal-state.ts';
import { readSelection } from '../../lib/selection.ts';
import { allowedOrigins, readMessage } from './embed-messages.ts';

/** Lets the framing page read and set the state, if its origin is on the server's list. Tells it of every change. */
export function useEmbedMessages(): void {
  const portal = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const now = useRef({ portal, map });
  now.current = { portal, map };
  const origins = useRef(new Set<string>());
  useEffect(() => {
    const list = document.querySelector<HTMLMetaElement>('meta[name="embed-origins"]')?.content ?? '';
    origins.current = allowedOrigins(list, location.origin);
    const hear = (event: MessageEvent) => {
      if (event.source !== window.parent || !origins.current.has(event.origin)) return;
      const request = readMessage(event.data);
      if (!request) return;
      const { city, cityId, state, update, select } = now.current.portal;
      let answered: PortalState = state;
      let ignored: string[] = [];
      if (request.kind === 'set') {
        const decoded = decode(request.search, city.scene);
        ({ ignored } = decoded);
        answered = decoded.state;
        update(answered);
        if (answered.view) void now.current.map?.flyTo(answered.view);
        if (answered.lang) now.current.portal.setLang(answered.lang);
      } else if (request.kind === 'select') {
        const key = request.selection === null ? null : (readSelection(request.selection)?.key ?? null);
        answered = { ...state, selection: key };
        select(key);
      }
      window.parent.postMessage(
        { type: 'toan-canh:state', id: request.id, city: cityId, state: encode(answered, city.scene), ignored },
        event.origin,
      );
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    if (window.parent === window) return;
    const message = { type: 'toan-canh:state', city: portal.cityId, state: encode(portal.state, portal.city.scene) };
    // Only an allowed origin can receive it; the others' post is dropped by the browser.
    for (const origin of origins.current) window.parent.postMessage(message, origin);
  }, [portal.cityId, portal.state, portal.city.scene]);
}
