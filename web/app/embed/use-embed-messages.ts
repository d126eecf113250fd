import { useAtomValue } from 'jotai';
import { useEffect, useRef } from 'react';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { decode, encode, type PortalState } from '../../lib/portal-state.ts';
import { readSelection } from '../../lib/selection.ts';
import { originTest, readMessage } from './embed-messages.ts';

/** Lets the framing page read and set the state, if its origin is on the server's list. Tells it of every change. */
export function useEmbedMessages(): void {
  const portal = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const now = useRef({ portal, map });
  now.current = { portal, map };
  const mayBe = useRef<(origin: string) => boolean>(() => false);
  const parent = useRef(framedBy());
  useEffect(() => {
    const list = document.querySelector<HTMLMetaElement>('meta[name="embed-origins"]')?.content ?? '';
    mayBe.current = originTest(list, location.origin);
    const hear = (event: MessageEvent) => {
      if (event.source !== window.parent || !mayBe.current(event.origin)) return;
      parent.current = event.origin;
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
    if (parent.current && mayBe.current(parent.current)) window.parent.postMessage(message, parent.current);
  }, [portal.cityId, portal.state, portal.city.scene]);
}

/** The origin of the page that frames us, as far as the browser tells; Firefox tells by the referrer only. */
function framedBy(): string | undefined {
  const [direct] = location.ancestorOrigins ?? [];
  return direct ?? (URL.canParse(document.referrer) ? new URL(document.referrer).origin : undefined);
}
