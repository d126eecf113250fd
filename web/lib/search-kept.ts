import type { QueryClient } from '@tanstack/react-query';
import type { PlaceFeature } from '../../api/features/places/contract.ts';
import type { SearchResult, SearchResults } from '../../api/features/search/contract.ts';
import { fold } from '../../data/model/fold.ts';
import { cityQuery, placesQuery } from './queries.ts';

/** Results of a search; `kept`: the server was away, so only places that lie on the device were looked through. */
export type Found = SearchResults & { kept?: true };

/** Looks for `q` in the names of the places that were taken along; null where there are none. */
export async function searchKept(client: QueryClient, city: string, q: string, most = 20): Promise<Found | null> {
  const known = await client.ensureQueryData(cityQuery(city)).catch(() => null);
  // One kind an answer: so they are taken along.
  const kinds = (known?.kinds ?? []).filter(({ id }) => (known?.counts[id] ?? 0) > 0);
  const answers = await Promise.allSettled(kinds.map(({ id }) => client.ensureQueryData(placesQuery(city, [id]))));
  const there = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (there.length === 0) return null;
  const results = there.flat().flatMap((place) => {
    const rank = rankOf(place, fold(q));
    return rank === null ? [] : [{ rank, result: resultOf(place) }];
  });
  results.sort((a, b) => a.rank - b.rank || (a.result.id < b.result.id ? -1 : 1));
  return { query: q, results: results.slice(0, most).map(({ result }) => result), kept: true };
}

/** 0 where a name begins with all that was typed, 1 where every typed word begins one of its words, null otherwise. */
function rankOf({ properties }: PlaceFeature, typed: string): 0 | 1 | null {
  const names = Object.values(properties.name).map(fold);
  if (names.some((name) => name.startsWith(typed))) return 0;
  const words = typed.split(' ');
  const meets = (name: string) => words.every((word) => name.split(' ').some((one) => one.startsWith(word)));
  return typed !== '' && names.some(meets) ? 1 : null;
}

const resultOf = ({ id, geometry: { coordinates }, properties: { kind, name } }: PlaceFeature): SearchResult => ({
  type: 'place',
  id,
  kind,
  name,
  position: [coordinates[0] ?? 0, coordinates[1] ?? 0, coordinates[2] ?? 0],
});
