import { useEffect, useState } from 'react';

/** True once a condition has held for so many milliseconds. */
export function useSoon(running: boolean, milliseconds: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [running, milliseconds]);
  return over;
}
