import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { askedOf, type CaseFilter, compareCases, fits, hasText } from '../../lib/case-filter.ts';
import { casesPages } from '../../lib/case-queries.ts';
import { type CaseEventIn, type KnownCases, mergeEvent, mergeRows, nextShown, type Shown } from '../../lib/case-queue.ts';
import { type LiveLine, useLiveCases } from './use-live-cases.ts';

export interface CaseQueueView {
  rows: CaseSummary[];
  /** Cases that wait until the reader asks for them or looks away. */
  fresh: CaseSummary[];
  /** All that fit on the server, at its last answer. */
  total: number | undefined;
  /** There are more than `total`: the server counts no further. */
  capped: boolean;
  /** What is known of a case, shown or not. */
  find(id: string): CaseSummary | undefined;
  pending: boolean;
  error: unknown;
  retry(): void;
  hasMore: boolean;
  readMore(): void;
  /** Brings in what waits and puts all in order. */
  settle(): void;
  line: LiveLine;
  /** When the list was last read, milliseconds. */
  readAt: number;
}

interface QueueOptions {
  city: string;
  filter: CaseFilter;
  me: string;
  now: number;
  /** Pointer or focus is in the list: nothing may move. */
  held: boolean;
  /** A case that was not known before, or became urgent. */
  onArrival?(item: CaseSummary): void;
  /** Every change as it is told, of cases that the filter leaves out too. */
  onChange?(event: CaseEventIn): void;
  /** A case whose day came near or passed was told of. */
  onEscalated?(item: CaseSummary): void;
}

/** The counts are asked for again at most this often while events come. Milliseconds. */
const RECOUNT = 8000;

/** The queue as the filter asks for it, kept new by live events: changed by id, never redrawn as a whole. */
export function useCaseQueue({ city, filter, me, now, held, onArrival, onChange, onEscalated }: QueueOptions): CaseQueueView {
  const [known, setKnown] = useState<KnownCases>(new Map());
  const seq = useRef(0);
  const newest = useRef(known);
  newest.current = known;
  const asked = useMemo(() => askedOf(filter), [filter]);
  const query = useInfiniteQuery({ ...casesPages(city, asked, () => seq.current), placeholderData: keepPreviousData });
  const client = useQueryClient();
  const recount = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const askAgain = useCallback(() => {
    recount.current ??= setTimeout(() => {
      recount.current = undefined;
      void client.invalidateQueries({ queryKey: ['cases', city] });
    }, RECOUNT);
  }, [client, city]);
  useEffect(() => () => clearTimeout(recount.current), []);

  const pages = query.isPlaceholderData ? undefined : query.data?.pages;
  const served = useMemo(() => new Set(pages?.flatMap((page) => page.cases.map((c) => c.id)) ?? []), [pages]);
  useEffect(() => {
    if (pages) setKnown((old) => pages.reduce((all, page) => mergeRows(all, page.cases, page.asOf), old));
  }, [pages]);

  const onEvent = (event: CaseEventIn) => {
    const before = newest.current.get(event.id)?.case;
    seq.current = Math.max(seq.current, event.seq);
    onChange?.(event);
    const next = mergeEvent(newest.current, event);
    if (next === newest.current) return;
    newest.current = next;
    setKnown(next);
    askAgain();
    if (event.case && before && (event.case.escalated ?? 0) > (before.escalated ?? 0)) onEscalated?.(event.case);
    if (event.case && (!before || (event.case.priority === 'urgent' && before.priority !== 'urgent'))) onArrival?.(event.case);
  };
  const line = useLiveCases(city, onEvent, () => void client.invalidateQueries({ queryKey: ['cases', city] }));

  const fitting = useMemo(() => {
    const all: CaseSummary[] = [];
    for (const [id, { case: item }] of known)
      if (item && fits(filter, item, me, now) && (filter.text.trim() === '' || served.has(id) || hasText(filter, item))) all.push(item);
    return all.sort(compareCases(filter.sort)).map((item) => item.id);
  }, [known, filter, me, now, served]);

  const [shown, setShown] = useState<Shown>({ ids: [], fresh: [] });
  const arranged = useRef<{ filter: CaseFilter; pages: unknown }>({ filter, pages: undefined });
  // A new filter, and the first answer to it, is a list of its own: nothing is held over from the one before.
  const anew = arranged.current.filter !== filter || arranged.current.pages === undefined;
  const next = nextShown(shown, fitting, held && !anew, served);
  if (next !== shown) setShown(next);
  arranged.current = { filter, pages };

  const find = useCallback((id: string) => known.get(id)?.case ?? undefined, [known]);
  // The same cases are the same list, so that neither queue nor map is drawn anew by every step of the clock.
  const rows = useMemo(() => casesOf(known, next.ids), [known, next.ids]);
  const fresh = useMemo(() => casesOf(known, next.fresh), [known, next.fresh]);
  return {
    rows,
    fresh,
    total: query.data?.pages[0]?.numberMatched,
    capped: query.data?.pages[0]?.capped === true,
    find,
    pending: query.isPending || query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    readMore: () => void query.fetchNextPage(),
    settle: () => setShown({ ids: fitting, fresh: [] }),
    line,
    readAt: query.dataUpdatedAt,
  };
}

const casesOf = (known: KnownCases, ids: readonly string[]): CaseSummary[] => ids.flatMap((id) => known.get(id)?.case ?? []);
