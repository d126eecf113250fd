import type { CaseQueueView } from '../../kit/cases/use-case-queue.ts';
import type { ReplayView } from './use-replay.ts';

/** Rows drawn at once; a browser should not lay out thousands ten times a second. */
const SHOWN = 100;

/** A moment of a replay in the shape of the live queue. Nothing arrives, and nothing has to be held still. */
export function replayQueue({ rows, pending, error, retry }: ReplayView, live: CaseQueueView): CaseQueueView {
  return {
    ...live,
    rows: rows.slice(0, SHOWN),
    fresh: [],
    total: rows.length,
    capped: false,
    find: (id) => rows.find((row) => row.id === id),
    pending,
    error,
    retry,
    hasMore: false,
  };
}
