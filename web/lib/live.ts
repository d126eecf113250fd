/** Public reports that come, change and leave are put into the query cache as the server tells of them, each by its id. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { City } from '../../api/features/cities/contract.ts';
import type { ReportFeature } from '../../api/features/reports/contract.ts';
import type { LiveEvent } from '../../api/live/contract.ts';
import { openEventStream } from './event-stream.ts';
import { cityQuery, reportQuery, reportsQuery } from './queries.ts';

export type ReportChange = Pick<Extract<LiveEvent, { topic: 'reports' }>, 'id' | 'feature'>;

/** In a storm many come in a second; they are put in together. Milliseconds. */
const GATHER = 250;

/** The list after changes, in their order; what did not change stays the same object. New ones stand first, as the server lists them. */
export function changeReports(old: readonly ReportFeature[], changes: readonly ReportChange[]): ReportFeature[] {
  const last = new Map(changes.map(({ id, feature }) => [id, feature]));
  const kept = old.flatMap((report) => {
    const change = last.get(report.id);
    if (change === undefined) return [report];
    last.delete(report.id);
    return change ? [change] : [];
  });
  const fresh = [...last.values()].filter((feature) => feature !== null);
  return fresh.length > 0 ? [...fresh.reverse(), ...kept] : kept;
}

interface Page {
  features: ReportFeature[];
}

/** Puts changes into every answer of the cache that holds reports of the city. */
export function patchReports(queries: QueryClient, city: string, changes: readonly ReportChange[]): void {
  queries.setQueryData<ReportFeature[]>(reportsQuery(city).queryKey, (old) => old && changeReports(old, changes));
  for (const { id, feature } of changes) {
    const { queryKey } = reportQuery(city, id);
    if (feature) queries.setQueryData<ReportFeature>(queryKey, (old) => old && feature);
    else void queries.invalidateQueries({ queryKey });
  }
  // A list under filters cannot know whether a new one belongs to it: rows change in place, the next visit reads anew.
  const known = new Map(changes.flatMap(({ id, feature }) => (feature ? [[id, feature] as const] : [])));
  const lists = ['pieces', 'reports', city];
  queries.setQueriesData<{ pages: Page[] }>({ queryKey: lists }, (old) => {
    if (!old?.pages.some((page) => page.features.some(({ id }) => known.has(id)))) return old;
    return { ...old, pages: old.pages.map((page) => ({ ...page, features: page.features.map((f) => known.get(f.id) ?? f) })) };
  });
  void queries.invalidateQueries({ queryKey: lists, refetchType: 'none' });
}

/** How many more reports the public sees now; the chips count without asking again. */
function countOn(queries: QueryClient, city: string, more: number): void {
  if (more === 0) return;
  queries.setQueryData<City>(
    cityQuery(city).queryKey,
    (old) => old && { ...old, counts: { ...old.counts, report: (old.counts.report ?? 0) + more } },
  );
}

/** Milliseconds after which the counts of a city whose reports are not all here are asked for anew. */
const RECOUNT = 15_000;
const recounts = new WeakMap<QueryClient, ReturnType<typeof setTimeout>>();
function countLater(queries: QueryClient, city: string): void {
  if (recounts.has(queries)) return;
  const timer = setTimeout(() => {
    recounts.delete(queries);
    void queries.invalidateQueries({ queryKey: cityQuery(city).queryKey });
  }, RECOUNT);
  recounts.set(queries, timer);
}

/**
 * Keeps the city's public reports as the server has them, while the component lives and the page is in sight: a browser has few lines to a
 * server, and a hidden page needs none of them.
 * @param on false: not yet; the first tiles need the line more
 * @param onChange told of every change as it comes: where the map has tiles, not the list
 */
export function useLiveReports(city: string, on: boolean, onChange?: (change: ReportChange) => void): void {
  const queries = useQueryClient();
  const told = useRef(onChange);
  told.current = onChange;
  const visible = useSyncExternalStore(onVisibility, () => document.visibilityState !== 'hidden');
  useEffect(() => {
    if (!on || !visible) return;
    const { queryKey } = reportsQuery(city);
    let gathered: ReportChange[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let heard = false;
    const settle = () => {
      timer = undefined;
      // While the list itself is on its way it might overwrite what is put in now.
      if (queries.getQueryState(queryKey)?.fetchStatus === 'fetching') {
        timer = setTimeout(settle, GATHER);
        return;
      }
      const changes = gathered;
      gathered = [];
      const before = queries.getQueryData<ReportFeature[]>(queryKey)?.length;
      patchReports(queries, city, changes);
      const after = queries.getQueryData<ReportFeature[]>(queryKey)?.length;
      if (before !== undefined && after !== undefined) countOn(queries, city, after - before);
      else countLater(queries, city);
    };
    const close = openEventStream(`/api/live?city=${encodeURIComponent(city)}&topics=reports`, {
      onEvent: ({ data }) => {
        heard = true;
        const event = read(data);
        if (event?.topic !== 'reports') return;
        told.current?.(event);
        gathered.push(event);
        timer ??= setTimeout(settle, GATHER);
      },
      onState: (state) => {
        // What happened between the list and the line is in neither; a line that resumes after an event brings it itself.
        if (state === 'open' && !heard) void queries.invalidateQueries({ queryKey });
      },
    });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [city, queries, on, visible]);
}

function onVisibility(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}

function read(data: string): LiveEvent | null {
  try {
    return JSON.parse(data) as LiveEvent;
  } catch {
    return null;
  }
}
