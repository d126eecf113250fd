import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import type { Replay } from '../../../api/features/cases/replay-contract.ts';
import { isClosed } from '../../../data/model/case-states.ts';
import { type Standing, standingsAt } from '../../../data/model/replay.ts';
import { getJson } from '../../lib/api.ts';
import { type CaseFilter, compareCases, fits, hasText } from '../../lib/case-filter.ts';
import { isLate } from '../../lib/case-time.ts';
import { usePortal } from '../../lib/portal.ts';

/** Minutes of the day that pass in a second. */
export const SPEEDS = [10, 30, 60, 180] as const;
const TICK = 100;
const MINUTE = 60_000;

export interface ReplayView {
  day: string;
  data: Replay | undefined;
  pending: boolean;
  error: unknown;
  retry(): void;
  /** The moment that is shown, milliseconds. */
  at: number;
  setAt(at: number): void;
  playing: boolean;
  toggle(): void;
  speed: number;
  setSpeed(speed: number): void;
  /** To the entry of the log before or after this moment. */
  step(by: 1 | -1): void;
  /** The cases as they stood, those that fit the filter. */
  rows: CaseSummary[];
  counts: { open: number; late: number; received: number; closed: number };
}

const kept = new WeakMap<Standing, CaseSummary>();
/** The case as it stood; the same object as long as it stands so. */
function summaryOf(
  { id, title, categoryId, position, areaId, channel, receivedAt, published }: Replay['cases'][number],
  now: Standing,
): CaseSummary {
  const found = kept.get(now);
  if (found) return found;
  const at = new Date(receivedAt).toISOString();
  const made: CaseSummary = {
    id,
    version: 0,
    state: now.state,
    categoryId,
    title,
    position,
    areaId,
    agencyId: now.agency,
    assignee: null,
    priority: now.priority,
    channel,
    receivedAt: at,
    updatedAt: at,
    dueAt: new Date(now.due).toISOString(),
    late: false,
    published,
    photos: 0,
  };
  kept.set(now, made);
  return made;
}

/** A day of the queue, played from the event log. @param day null: nothing is replayed */
export function useReplay(day: string | null, filter: CaseFilter): ReplayView | null {
  const { cityId } = usePortal();
  const { category, area } = filter;
  const query = useQuery({
    queryKey: ['replay', cityId, day, category, area],
    queryFn: ({ signal }) => {
      const search = { day: day ?? undefined, category: category || undefined, area: area || undefined };
      return getJson<Replay>(`/cities/${cityId}/replay`, { signal, search, timeout: 60_000 });
    },
    enabled: day !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const data = query.data?.day === day ? query.data : undefined;
  const [moment, setMoment] = useState<{ day: string | null; at: number }>({ day: null, at: 0 });
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(60);
  const from = data?.from ?? 0;
  const to = data ? data.to - 1 : 0;
  const at = Math.min(to, Math.max(from, moment.day === day ? moment.at : from));
  const setAt = useCallback((next: number) => setMoment({ day, at: next }), [day]);
  useEffect(() => {
    if (!playing || !data) return;
    const timer = setInterval(
      () =>
        setMoment((old) => ({ day, at: Math.min(to, (old.day === day ? Math.max(from, old.at) : from) + (speed * MINUTE * TICK) / 1000) })),
      TICK,
    );
    return () => clearInterval(timer);
  }, [playing, data, day, from, to, speed]);
  useEffect(() => {
    if (playing && data && at >= to) setPlaying(false);
  }, [playing, data, at, to]);
  // One list for all moments between two entries of the log.
  const done = useMemo(() => data?.steps.reduce((count, step) => count + (step.at <= at ? 1 : 0), 0) ?? 0, [data, at]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one only when an entry of the log came or went.
  const standings = useMemo(
    () =>
      data &&
      standingsAt(
        data.cases.map((one) => one.start),
        data.steps,
        at,
      ),
    [data, done],
  );
  // Nobody knows from the log in whose hands a case was.
  const wanted = useMemo(() => ({ ...filter, assignee: '', late: false }), [filter]);
  const fitting = useMemo(() => {
    if (!data || !standings) return [];
    const all = standings.flatMap((now, i) => {
      const one = data.cases[i];
      return now && one ? [summaryOf(one, now)] : [];
    });
    return all
      .filter((item) => fits(wanted, item, null, 0) && (filter.text.trim() === '' || hasText(filter, item)))
      .sort(compareCases(filter.sort));
  }, [data, standings, wanted, filter]);
  // Late is a matter of the clock, not of the log.
  const clock = Math.floor(at / (10 * MINUTE)) * 10 * MINUTE;
  const rows = useMemo(() => (filter.late ? fitting.filter((item) => isLate(item, clock)) : fitting), [fitting, filter.late, clock]);
  const counts = useMemo(() => {
    const tally = { open: 0, late: 0, received: 0, closed: 0 };
    standings?.forEach((now, i) => {
      const one = data?.cases[i];
      if (!now || !one) return;
      const item = summaryOf(one, now);
      if (!isClosed(now.state)) tally.open += 1;
      else if (one.start === null || !isClosed(one.start.state)) tally.closed += 1;
      if (isLate(item, clock)) tally.late += 1;
      if (one.receivedAt >= from) tally.received += 1;
    });
    return tally;
  }, [data, standings, clock, from]);
  if (day === null) return null;
  return {
    day,
    data,
    pending: data === undefined && query.error === null,
    error: query.error,
    retry: () => void query.refetch(),
    at,
    setAt,
    playing,
    toggle: () => {
      if (!playing && at >= to) setAt(from);
      setPlaying(!playing && data !== undefined);
    },
    speed,
    setSpeed,
    step: (by) => {
      const times = data?.steps.map((step) => step.at) ?? [];
      const next = by > 0 ? times.find((time) => time > at) : times.findLast((time) => time < at);
      setPlaying(false);
      setAt(next ?? (by > 0 ? to : from));
    },
    rows,
    counts,
  };
}
