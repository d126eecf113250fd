import { useEffect, useRef } from 'react';

/** While something is away: asks for it every so many milliseconds, and as soon as the browser says that there is a network again. */
export function useAskAgain(away: boolean, every: number, ask: () => void): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!away) return;
    const again = () => latest.current();
    const timer = setInterval(again, every);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [away, every]);
}
