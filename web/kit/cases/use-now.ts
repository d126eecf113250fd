import { useEffect, useState } from 'react';

/** The time of day in milliseconds, moving on every half minute: ages and due dates go on while nothing else happens. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
