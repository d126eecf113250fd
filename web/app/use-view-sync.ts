import { useAtomValue, useStore } from 'jotai';
import { useCallback, useEffect, useRef } from 'react';
import type { View } from '../../scenes/contract.ts';
import { mapHandleAtom, mapShownAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { roundView } from '../lib/portal-state.ts';
import { sameView } from './same-view.ts';

const keyOf = (view: View | null) => (view ? JSON.stringify(roundView(view)) : '');

/** Keeps address and camera together: rest is written down; a step back, a bookmark or a message flies there. */
export function useViewSync(): (view: View) => void {
  const { city, state, update } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const store = useStore();
  const known = useRef(keyOf(state.view));
  useEffect(() => {
    const key = keyOf(state.view);
    if (key === known.current) return;
    known.current = key;
    if (map) void map.flyTo(state.view ?? city.scene.view);
  }, [state.view, map, city.scene.view]);
  return useCallback(
    (view: View) => {
      // Before the first flight the camera stands anywhere.
      if (!store.get(mapShownAtom)) return;
      const next = sameView(view, city.scene.view) ? null : view;
      known.current = keyOf(next);
      update({ view: next });
    },
    [city.scene.view, update, store],
  );
}
