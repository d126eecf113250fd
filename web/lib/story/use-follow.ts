import { useAtomValue } from 'jotai';
import { useEffect, useRef, useState } from 'react';
import type { View } from '../../../scenes/contract.ts';
import { mapHandleAtom, mapShownAtom } from '../map-session.ts';
import { presentTrack } from './player.ts';
import { usePlayer } from './use-player.ts';
import { useWalk } from './use-walk.ts';

/** Whoever walks is marked on the map. */
export function useWalker(): void {
  const map = useAtomValue(mapHandleAtom);
  const { position } = useWalk();
  useEffect(() => {
    if (position) map?.showOwnPosition(position);
  }, [map, position]);
  useEffect(() => () => map?.showOwnPosition(null), [map]);
}

/**
 * Flies to what is told, along its cameras. A hand on the map, or a key, ends it.
 * @param onWay where to look while one walks on between two stories; null: stay
 */
export function useFollow(onWay: View | null = null): [boolean, (follow: boolean) => void] {
  const map = useAtomValue(mapHandleAtom);
  const shown = useAtomValue(mapShownAtom);
  const [follow, setFollow] = useState(true);
  const player = usePlayer();
  const track = presentTrack(player);
  const frame = track?.keyframes?.findLast(({ t }) => t <= player.time);
  const view = onWay ?? frame?.view ?? track?.view;
  // The same view named twice is no reason to fly.
  const kept = useRef(view);
  if (JSON.stringify(kept.current) !== JSON.stringify(view)) kept.current = view;
  const goal = kept.current;
  const { mode } = useWalk();
  const seconds = onWay ? 2.4 : 3;
  const told = player.playing || player.time > 0 || mode !== null;
  useEffect(() => {
    if (map && shown && follow && goal && told) void map.flyTo(goal, { seconds });
  }, [map, shown, follow, goal, seconds, told]);
  useEffect(() => {
    const takeOver = ({ target }: Event) => {
      if (target instanceof HTMLCanvasElement) setFollow(false);
    };
    const events = ['pointerdown', 'wheel', 'keydown'] as const;
    for (const event of events) document.addEventListener(event, takeOver, { capture: true, passive: true });
    return () => {
      for (const event of events) document.removeEventListener(event, takeOver, { capture: true });
    };
  }, []);
  return [follow, setFollow];
}
