import { useEffect, useRef, useState } from 'react';
import type { LiveEvent } from '../../../api/live/contract.ts';
import type { CaseEventIn } from '../../lib/case-queue.ts';
import { type LineState, openEventStream } from '../../lib/event-stream.ts';
import { usePresenceEvents } from './presence.ts';

export interface LiveLine {
  state: LineState;
  /** When something was last heard, milliseconds; null before the first sign. */
  heard: number | null;
}

/** Listens to the changes of cases in a city. `onBack` is called when the line is open again after a loss. */
export function useLiveCases(city: string, onEvent: (event: CaseEventIn) => void, onBack: () => void): LiveLine {
  const [state, setState] = useState<LineState>('connecting');
  const [heard, setHeard] = useState<number | null>(null);
  const onPresence = usePresenceEvents();
  const latest = useRef({ onEvent, onBack });
  latest.current = { onEvent, onBack };
  useEffect(() => {
    let before: LineState = 'connecting';
    let last = 0;
    const sign = () => {
      // Shown to the minute; a storm of events need not draw the page anew for it.
      if (Date.now() - last < 5000) return;
      last = Date.now();
      setHeard(last);
    };
    return openEventStream(`/api/live?city=${encodeURIComponent(city)}&topics=cases,presence`, {
      onEvent: ({ data }) => {
        const event = readEvent(data);
        if (event?.topic === 'cases') latest.current.onEvent({ seq: event.seq, id: event.id, case: event.case });
        if (event?.topic === 'presence') onPresence(event.id, event.others);
      },
      onSign: sign,
      onState: (next) => {
        setState(next);
        if (next === 'open') {
          sign();
          if (before !== 'connecting') latest.current.onBack();
        }
        before = next;
      },
    });
  }, [city, onPresence]);
  return { state, heard };
}

function readEvent(data: string): LiveEvent | null {
  try {
    return JSON.parse(data) as LiveEvent;
  } catch {
    // A broken event is no reason to lose the line; the list is asked again soon anyway.
    return null;
  }
}
