import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';

export interface QueueCursor {
  /** The row under the cursor. */
  id: string | null;
  set(id: string): void;
  /** Steps on or back; an open case follows. */
  move(by: number): void;
  list: RefObject<HTMLDivElement | null>;
}

/** The row `by` steps from `id`, within the ends; the first one where there was none. */
export function rowBeside(ids: readonly string[], id: string | null, by: number): string | null {
  const at = id === null ? -1 : ids.indexOf(id);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null;
}

/** Where the keyboard is in the queue. */
export function useQueueCursor(rows: readonly CaseSummary[], open: string | null, show: (id: string) => void): QueueCursor {
  const [id, set] = useState<string | null>(open);
  const list = useRef<HTMLDivElement>(null);
  const now = rows.some((row) => row.id === id) ? id : null;
  const move = useCallback(
    (by: number) => {
      const next = rowBeside(
        rows.map((row) => row.id),
        now,
        by,
      );
      if (next === null) return;
      set(next);
      list.current?.focus({ preventScroll: true });
      if (open !== null && next !== open) show(next);
    },
    [rows, now, open, show],
  );
  useEffect(() => {
    if (open) set(open);
  }, [open]);
  useEffect(() => {
    if (now) document.getElementById(`row-${now}`)?.scrollIntoView({ block: 'nearest' });
  }, [now]);
  return { id: now, set, move, list };
}
