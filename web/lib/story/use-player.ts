import { useEffect, useState, useSyncExternalStore } from 'react';
import { exactTime, onPlayer, type PlayerState, playerState } from './player.ts';

export const usePlayer = (): PlayerState => useSyncExternalStore(onPlayer, playerState);

/** The time of the sound at every frame while it plays, so that words are lit when they are said. Seconds. */
export function useExactTime(playing: boolean, told: number): number {
  const [time, setTime] = useState(told);
  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function tick() {
      setTime(exactTime());
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);
  return playing ? time : told;
}
