import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LngLat, RouteAnswer } from '../../../data/model/directions/answer.ts';
import type { TravelMatrix } from '../../../data/model/directions/matrix.ts';
import { graphQuery, matrixQuery, routeQuery } from '../../lib/directions/engine.ts';
import { usePortal } from '../../lib/portal.ts';
import { placeQuery, placesQuery } from '../../lib/queries.ts';
import { guidesQuery } from '../../lib/story/story-queries.ts';
import { STORY, type TripAsk } from './trip-ask.ts';
import { type Candidate, tripCandidates } from './trip-candidates.ts';
import { planTrip, type Trip } from './trip-plan.ts';

/** `lost`: the streets did not come. `absent`: they are not built. `nowhere`: the city has no such places. */
export type TripState =
  | { state: 'ask' | 'unliked' | 'nowhere' | 'absent' | 'pending' }
  | { state: 'failed' | 'lost'; error: unknown; retry(): void }
  | { state: 'planned'; trip: Trip; spots: readonly TripSpot[]; start: LngLat; line: [number, number][]; sample: boolean };
export interface TripSpot extends Candidate {
  name: Record<string, string>;
  hours: string | undefined;
}
type Place = { id: string; geometry: { coordinates: number[] }; properties: { kind: string; name: Record<string, string> } };
const positionOf = ({ geometry }: Place): LngLat => [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0];

/** Gathers what a trip needs, plans it, and asks for its line. The same ask gives the same trip while places and streets are the same. */
export function useTrip(ask: TripAsk): TripState {
  const { cityId } = usePortal();
  const { likes, from } = ask;
  const kinds = likes.filter((like) => like !== STORY);
  const told = likes.includes(STORY);
  // One kind an answer: so they are taken along.
  const liked = useQueries({ queries: kinds.map((kind) => placesQuery(cityId, [kind])) });
  const guides = useQuery({ ...guidesQuery(cityId), enabled: told });
  const stories = useMemo(
    () =>
      new Map((told ? (guides.data?.guides ?? []) : []).map(({ place, durations }) => [place, Math.max(0, ...Object.values(durations))])),
    [told, guides.data],
  );
  const own = useQuery({ ...placeQuery(cityId, from?.kind === 'place' ? from.id : ''), enabled: from?.kind === 'place' });
  const storied = useDetails(cityId, [...stories.keys()]);
  const known = [...liked.map(({ data }) => data), ...storied.all.map(({ data }) => data && [data])].flatMap((some): Place[] => some ?? []);
  const gathering =
    liked.some(({ isPending }) => isPending) || (told && guides.isPending) || storied.pending || (from?.kind === 'place' && own.isPending);
  const start = from?.kind === 'at' ? from.position : own.data && from ? positionOf(own.data) : null;
  const places = new Map(known.map((place) => [place.id, place]));
  const spots = [...places.values()].map((place) => ({ id: place.id, kind: place.properties.kind, position: positionOf(place) }));
  const candidates = start && !gathering ? tripCandidates(spots, stories, start, ask) : [];
  const details = useDetails(
    cityId,
    candidates.map(({ id }) => id),
  );
  const hours = new Map(
    details.all.flatMap(({ data }) => (data?.properties.openingHours ? [[data.id, data.properties.openingHours] as const] : [])),
  );
  const graph = useQuery(graphQuery(cityId));
  const url = graph.data?.url ?? '';
  const ready = start !== null && candidates.length > 0 && !details.pending && url !== '';
  const matrix = useQuery({
    ...matrixQuery(url, start ? [start, ...candidates.map(({ position }) => position)] : [], ask.by),
    enabled: ready,
  });
  const trip = usePlan(candidates, hours, ready ? matrix.data : undefined, ask);
  const stops =
    trip?.state === 'made' ? trip.tour.stops.flatMap(({ place }): LngLat[] => (candidates[place] ? [candidates[place].position] : [])) : [];
  const way = useQuery({
    ...routeQuery(url, { from: start ?? [0, 0], to: start ?? [0, 0], via: stops, by: ask.by }),
    enabled: start !== null && stops.length > 0,
  });
  const line = useLine(way.data);

  if (likes.length === 0) return { state: 'unliked' };
  if (!from) return { state: 'ask' };
  const failed = [...liked, guides, own, ...storied.all, ...details.all].find(({ error, data }) => error && !data);
  if (failed) return { state: 'failed', error: failed.error, retry: () => void failed.refetch() };
  if (graph.data === null) return { state: 'absent' };
  const lost = [graph, matrix].find(({ error }) => error);
  if (lost) return { state: 'lost', error: lost.error, retry: () => void lost.refetch() };
  if (gathering || !start) return { state: 'pending' };
  if (candidates.length === 0) return { state: 'nowhere' };
  if (!trip) return { state: 'pending' };
  const named = candidates.map((one) => ({ ...one, name: places.get(one.id)?.properties.name ?? {}, hours: hours.get(one.id) }));
  return { state: 'planned', trip, spots: named, start, line, sample: graph.data?.entry.sample ?? false };
}

function useDetails(city: string, ids: readonly string[]) {
  const all = useQueries({ queries: ids.map((id) => placeQuery(city, id)) });
  return { all, pending: all.some(({ isPending }) => isPending) };
}

/** Planned anew only when what goes into it is other: not at every rendering. */
function usePlan(
  candidates: readonly Candidate[],
  hours: ReadonlyMap<string, string>,
  matrix: TravelMatrix | undefined,
  ask: TripAsk,
): Trip | null {
  const key = JSON.stringify([candidates, [...hours], ask]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is all of the rest.
  return useMemo(() => (matrix ? planTrip(candidates, hours, matrix, ask) : null), [key, matrix]);
}

function useLine(answer: RouteAnswer | undefined): [number, number][] {
  return useMemo(() => {
    const line = answer?.state === 'found' ? (answer.routes[0]?.line ?? []) : [];
    return line.map(([lng, lat]): [number, number] => [lng, lat]);
  }, [answer]);
}
