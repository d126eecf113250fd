/** Server-sent events by fetch: unlike EventSource it can be told where to resume, sees heartbeats, and knows why it was refused. */

export interface StreamEvent {
  /** Place in the server's log; empty before the first. */
  id: string;
  data: string;
}

/** Reads `text/event-stream` piece by piece; a piece may end anywhere. Comments give nothing; an event without data tells a place in the log only. */
export function eventReader(): (piece: string) => StreamEvent[] {
  let rest = '';
  let id = '';
  let data: string[] = [];
  let placed = false;
  return (piece) => {
    rest += piece;
    const events: StreamEvent[] = [];
    // A carriage return at the end may be the first half of a line's end.
    const lines = rest.split(/\r\n|\n|\r(?=[\s\S])/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0 || placed) events.push({ id, data: data.join('\n') });
        data = [];
        placed = false;
        continue;
      }
      const cut = line.indexOf(':');
      const field = cut < 0 ? line : line.slice(0, cut);
      const value = cut < 0 ? '' : line.slice(cut + 1).replace(/^ /, '');
      if (field === 'data') data.push(value);
      if (field === 'id') {
        id = value;
        placed = true;
      }
    }
    return events;
  };
}

/** `refused`: the server said no (signed out, no right); asking again at once would not help. */
export type LineState = 'connecting' | 'open' | 'lost' | 'refused';

export interface EventStreamOptions {
  onEvent(event: StreamEvent): void;
  onState(state: LineState): void;
  /** Something was heard, be it only a heartbeat. */
  onSign?(): void;
  /** Milliseconds without any sign after which the line counts as lost. */
  silence?: number;
  /** Milliseconds before the n-th attempt (from 0) after a loss. */
  delay?(attempt: number): number;
}

const backoff = (attempt: number) => Math.min(30_000, 1000 * 2 ** attempt) * (0.75 + Math.random() / 2);

/** Keeps a line open until closed: reconnects by itself and resumes after the last event that it gave. @returns closes it for good */
export function openEventStream(url: string, options: EventStreamOptions): () => void {
  const { onEvent, onState, onSign, silence = 40_000, delay = backoff } = options;
  const stop = new AbortController();
  let lastId = '';
  let attempt = 0;
  let wake: () => void = () => undefined;
  const online = () => wake();
  globalThis.addEventListener?.('online', online);

  const listen = async (): Promise<'lost' | 'refused'> => {
    const line = new AbortController();
    let timer = setTimeout(() => line.abort(), silence);
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream', ...(lastId ? { 'last-event-id': lastId } : {}) };
      const answer = await fetch(url, { headers, signal: AbortSignal.any([stop.signal, line.signal]), cache: 'no-store' });
      if (answer.status === 401 || answer.status === 403) return 'refused';
      if (!answer.ok || !answer.body) return 'lost';
      onState('open');
      attempt = 0;
      const read = eventReader();
      const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await text.read();
        if (done) return 'lost';
        clearTimeout(timer);
        timer = setTimeout(() => line.abort(), silence);
        onSign?.();
        for (const event of read(value)) {
          lastId = event.id || lastId;
          if (event.data !== '') onEvent(event);
        }
      }
    } catch {
      return 'lost';
    } finally {
      clearTimeout(timer);
    }
  };

  const run = async () => {
    onState('connecting');
    while (!stop.signal.aborted) {
      const end = await listen();
      if (stop.signal.aborted) return;
      onState(end);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, end === 'refused' ? 60_000 : delay(attempt++));
      });
    }
  };
  void run();
  return () => {
    globalThis.removeEventListener?.('online', online);
    stop.abort();
    wake();
  };
}
