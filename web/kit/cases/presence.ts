import { atom, useAtomValue, useSetAtom } from 'jotai';
import { useCallback, useEffect, useRef } from 'react';
import type { PresenceSign, Present, PresentList } from '../../../api/live/contract.ts';
import { casePath } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';

/** Milliseconds between the signs of a window; the server forgets after 35 seconds without one. */
const EVERY = 15_000;
/** Who wrote nothing for so long only reads. Milliseconds. */
const PAUSE = 6000;
/** This window among those of the same person. */
const TAB = crypto.randomUUID();
const NOBODY: readonly Present[] = [];

const othersAtom = atom<Record<string, readonly Present[]>>({});

/** Takes in what the live line tells of a case. */
export function usePresenceEvents(): (id: string, others: readonly Present[]) => void {
  const set = useSetAtom(othersAtom);
  return useCallback((id, others) => set((all) => ({ ...all, [id]: others })), [set]);
}

/**
 * Says that this window has the case open, while it is in sight, and who else has.
 * @returns the others, and what to call when something is typed
 */
export function usePresence(id: string): { others: readonly Present[]; onType(): void } {
  const { cityId } = usePortal();
  const set = useSetAtom(othersAtom);
  const others = useAtomValue(othersAtom)[id] ?? NOBODY;
  const typed = useRef<() => void>(() => undefined);
  useEffect(() => {
    let doing: 'open' | 'typing' = 'open';
    let gone = false;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const sign = (what: PresenceSign['doing']) => {
      // Nobody is kept from working because this does not arrive; the next sign comes soon.
      void postJson<PresentList>(`${casePath(cityId, id)}/presence`, { tab: TAB, doing: what } satisfies PresenceSign)
        .then((answer) => {
          if (!gone && what !== 'gone') set((all) => ({ ...all, [id]: answer.others }));
        })
        .catch(() => undefined);
    };
    const here = () => document.visibilityState !== 'hidden';
    const change = () => sign(here() ? doing : 'gone');
    const leave = () =>
      navigator.sendBeacon?.(
        `/api${casePath(cityId, id)}/presence`,
        new Blob([JSON.stringify({ tab: TAB, doing: 'gone' })], { type: 'application/json' }),
      );
    typed.current = () => {
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        doing = 'open';
        change();
      }, PAUSE);
      if (doing === 'typing') return;
      doing = 'typing';
      change();
    };
    change();
    const timer = setInterval(() => here() && sign(doing), EVERY);
    document.addEventListener('visibilitychange', change);
    addEventListener('pagehide', leave);
    return () => {
      gone = true;
      clearInterval(timer);
      clearTimeout(quiet);
      typed.current = () => undefined;
      document.removeEventListener('visibilitychange', change);
      removeEventListener('pagehide', leave);
      sign('gone');
    };
  }, [cityId, id, set]);
  return { others, onType: useCallback(() => typed.current(), []) };
}
