import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAtom, useSetAtom } from 'jotai';
import { useEffect, useMemo } from 'react';
import type { LngLat, RouteAnswer } from '../../../data/model/directions/answer.ts';
import { graphQuery, routeQuery, timesQuery } from '../../lib/directions/engine.ts';
import type { ModeTimes } from '../../lib/directions/engine-messages.ts';
import { usePortal } from '../../lib/portal.ts';
import type { Ask } from './ask.ts';
import { chosenAtom, shownWayAtom, spotAtom } from './session.ts';

export interface WayState {
  answer: RouteAnswer | undefined;
  times: ModeTimes | undefined;
  pending: boolean;
  /** The city's streets are not built. */
  absent: boolean;
  sample: boolean;
  error: unknown;
  retry(): void;
}

/** How many other ways are looked for. */
const OTHERS = 2;

/** Asks the engine for the way between two known positions and puts it on the map. */
export function useWay({ via, by }: Ask, from: LngLat | null, to: LngLat | null): WayState {
  const { cityId } = usePortal();
  const graph = useQuery(graphQuery(cityId));
  const [chosen, setChosen] = useAtom(chosenAtom);
  const show = useSetAtom(shownWayAtom);
  const setSpot = useSetAtom(spotAtom);
  const ready = Boolean(from && to && graph.data);
  const text = JSON.stringify({ from: from ?? [0, 0], to: to ?? [0, 0], via });
  // The same positions are the same object, so that the map is not drawn anew for every render.
  const ends = useMemo(() => JSON.parse(text) as { from: LngLat; to: LngLat; via: LngLat[] }, [text]);
  const url = graph.data?.url ?? '';
  const way = useQuery({
    ...routeQuery(url, { ...ends, by, alternatives: via.length > 0 ? 0 : OTHERS }),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
  const times = useQuery({ ...timesQuery(url, ends), enabled: ready && way.isSuccess, placeholderData: keepPreviousData });
  const { data: answer } = way;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins with its best way.
  useEffect(() => {
    setChosen(0);
    setSpot(null);
  }, [text, by, setChosen, setSpot]);
  useEffect(() => {
    if (!ready || !answer || answer.state === 'none') return show(null);
    const { routes, state } = answer;
    show({ routes, chosen: Math.min(chosen, routes.length - 1), places: [ends.from, ...ends.via, ends.to], barred: state === 'barred' });
  }, [ready, answer, chosen, ends, show]);
  useEffect(() => () => show(null), [show]);
  return {
    answer: ready ? answer : undefined,
    times: ready ? times.data : undefined,
    pending: Boolean(from && to) && (graph.isPending || (ready && way.isFetching)),
    absent: graph.data === null,
    sample: graph.data?.entry.sample ?? false,
    error: graph.error ?? way.error,
    retry: () => void (graph.error ? graph.refetch() : way.refetch()),
  };
}
