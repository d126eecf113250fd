import type { QueryClient } from '@tanstack/react-query';
import type { PlaceFeature } from '../../api/features/places/contract.ts';
import type { SearchResult, SearchResults } from '../../api/features/search/contract.ts';
import { fold } from '../../data/model/fold.ts';
import { score } from '../../data/model/search-score.ts';
import { placeResult } from './place-result.ts';
import { cityQuery, placesQuery } from './queries.ts';

/** Results of a search; `kept`: the server was away, so only places that lie on the device were looked through. */
export type Found = SearchResults & { kept?: true };
type Near = readonly [lng: number, lat: number] | null;

/** Looks for `q` in the places that were taken along; null where there are none. */
export async function searchKept(client: QueryClient, city: string, q: string, near: Near = null, most = 20): Promise<Found | null> {
  const known = await client.ensureQueryData(cityQuery(city)).catch(() => null);
  // One kind an answer: so they are taken along.
  const kinds = (known?.kinds ?? []).filter(({ id }) => (known?.counts[id] ?? 0) > 0);
  const answers = await Promise.allSettled(kinds.map(({ id }) => client.ensureQueryData(placesQuery(city, [id]))));
  const there = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (there.length === 0) return null;
  return { query: q, results: rankPlaces(there.flat(), q, new Map(kinds.map(({ id, rank }) => [id, rank])), near, most), kept: true };
}

/**
 * Places by words, weighed as the server weighs them: those with all words, or, where there are none, those with one.
 * @param ranks importance of each kind, 0..100
 */
export function rankPlaces(
  places: readonly PlaceFeature[],
  q: string,
  ranks: ReadonlyMap<string, number>,
  near: Near,
  most: number,
): SearchResult[] {
  const words = fold(q).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const weighed = places.map((place) => {
    const { kind, name, address, summary } = place.properties;
    const result = placeResult(place, near);
    const names = folded([name]).join('\n');
    const others = folded([address, summary]).join(' ');
    const all = ` ${names.replaceAll('\n', ' ')} ${others}`;
    const hits = words.filter((word) => all.includes(` ${word}`)).length;
    return { result, hits, weight: score({ names, words: others, rank: ranks.get(kind) ?? 0, distance: result.distance }, q) };
  });
  const whole = weighed.filter(({ hits }) => hits === words.length);
  return (whole.length > 0 ? whole : weighed.filter(({ hits }) => hits > 0))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ result }) => result);
}

const folded = (texts: (Record<string, string> | undefined)[]) => texts.flatMap((text) => Object.values(text ?? {})).map(fold);
