import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../api/http/contract.ts';
import { ApiError, refusal } from '../../lib/api.ts';

export interface Download {
  /** What has come so far; null: nothing is on its way. `total` of rows is known when the server has begun. */
  progress: { kind: string; bytes: number; rows: number | null; total: number | null } | null;
  /** The last one that failed. */
  error: unknown;
  /** The last one that is there. */
  done: { kind: string; bytes: number } | null;
  start(kind: string, url: string, name: string): void;
  cancel(): void;
}

const LINE = 10;

/** A file that is long on its way: read piece by piece, so that one sees how far it is and can stop it. */
export function useDownload(): Download {
  const [progress, setProgress] = useState<Download['progress']>(null);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<Download['done']>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const cancel = useCallback(() => {
    stop.current?.abort();
    stop.current = null;
    setProgress(null);
  }, []);
  const start = useCallback(async (kind: string, url: string, name: string) => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setError(null);
    setDone(null);
    setProgress({ kind, bytes: 0, rows: null, total: null });
    try {
      const answer = await fetch(url, { signal: mine.signal });
      if (!answer.ok || !answer.body) throw refusal(answer.status, (await answer.json().catch(() => null)) as Partial<Problem> | null);
      const total = Number(answer.headers.get('x-rows') ?? Number.NaN);
      // Lines can be counted where they are not compressed.
      const countable = kind !== 'xlsx';
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      const reader = answer.body.getReader();
      let [bytes, rows, told] = [0, -1, 0];
      for (;;) {
        const piece = await reader.read();
        if (piece.done) break;
        pieces.push(piece.value);
        bytes += piece.value.length;
        if (countable) for (const byte of piece.value) if (byte === LINE) rows += 1;
        if (performance.now() - told < 100) continue;
        told = performance.now();
        setProgress({ kind, bytes, rows: countable ? Math.max(0, rows) : null, total: Number.isNaN(total) ? null : total });
      }
      if (mine.signal.aborted) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(pieces, { type: answer.headers.get('content-type') ?? '' }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      setDone({ kind, bytes });
      setProgress(null);
    } catch (cause) {
      if (mine.signal.aborted) return;
      setProgress(null);
      setError(cause instanceof ApiError ? cause : new ApiError('offline'));
    }
  }, []);
  return { progress, error, done, start: (...what) => void start(...what), cancel };
}
