import { useAtomValue } from 'jotai';
import { type KeyboardEvent, useCallback } from 'react';
import { mapHandleAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';

/** A step: a share of the distance to what is in the middle; degrees. */
const STEP = 0.1;
const TURN = 7.5;
const TILT = 5;
const ARROWS: Record<string, [right: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Keys of the focused map: arrows move, with Shift they turn and tilt; Enter goes to the search, which lists what is near the middle. */
export function useMapKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const map = useAtomValue(mapHandleAtom);
  const { state } = usePortal();
  const flat = state.mode === '2d';
  return useCallback(
    (event) => {
      if (!map || event.ctrlKey || event.altKey || event.metaKey) return;
      const arrow = ARROWS[event.key];
      if (arrow) {
        const [right, up] = arrow;
        if (!event.shiftKey) map.panBy(right * STEP, up * STEP);
        else if (right) map.rotateBy(right * TURN);
        else if (!flat) map.tiltBy(-up * TILT);
      } else if (event.key === 'Enter') document.querySelector<HTMLElement>('[role="combobox"]')?.focus();
      else return;
      event.preventDefault();
    },
    [map, flat],
  );
}
