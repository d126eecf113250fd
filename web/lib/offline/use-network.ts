import { useEffect, useState } from 'react';
import { useAskAgain } from '../use-ask-again.ts';
import { CHANNEL, TAKEN_AT, type Word } from './kept.ts';

/** While the network is away the portal is asked this often whether it is back, milliseconds. */
const AGAIN = 15_000;
/** When what is shown was fetched, milliseconds since 1970, while the worker answers from the device; null: the network is there. */
export function useNetwork(): number | null {
  const [away, setAway] = useState<number | null>(null);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.kind === 'offline') setAway(data.at);
      if (data.kind === 'online') setAway(null);
    };
    channel.postMessage({ kind: 'how' } satisfies Word);
    return () => channel.close();
  }, []);
  // Through the worker, which says so to every tab; one that was ended meanwhile knows nothing of being away.
  useAskAgain(
    away !== null,
    AGAIN,
    () =>
      void fetch('/api/cities').then(
        ({ headers }) => headers.has(TAKEN_AT) || setAway(null),
        () => undefined,
      ),
  );
  return away;
}
