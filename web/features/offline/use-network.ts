import { useEffect, useState } from 'react';
import { CHANNEL, type Word } from '../../lib/offline/kept.ts';

/** While the network is away the portal is asked this often whether it is back, milliseconds. */
const AGAIN = 15_000;
/** A word about something missing stays so long. */
const LONG = 8000;

export interface Network {
  /** When what is shown was fetched, milliseconds since 1970; null: the network is there. */
  away: number | null;
  /** Something was asked for that was not taken along. */
  missing: 'map' | 'other' | null;
}

/** Whether the page is shown from the device, as the worker says. */
export function useNetwork(): Network {
  const [away, setAway] = useState<number | null>(null);
  const [missing, setMissing] = useState<Network['missing']>(null);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    let timer: ReturnType<typeof setTimeout> | undefined;
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.kind === 'offline') setAway(data.at);
      if (data.kind === 'online') setAway(null);
      if (data.kind !== 'missing') return;
      setMissing(data.part);
      clearTimeout(timer);
      timer = setTimeout(() => setMissing(null), LONG);
    };
    channel.postMessage({ kind: 'how' } satisfies Word);
    return () => {
      clearTimeout(timer);
      channel.close();
    };
  }, []);
  useEffect(() => {
    if (away === null) return;
    // Through the worker, which says so to every tab.
    const ask = () => void fetch('/api/cities', { method: 'GET' }).catch(() => undefined);
    const timer = setInterval(ask, AGAIN);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', ask);
    };
  }, [away]);
  return { away, missing };
}
