import type { PlaceFeature } from '../../../api/features/places/contract.ts';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { fold } from '../../../data/model/fold.ts';
import { score } from '../../../data/model/search-score.ts';
import { nearestPlaces } from './nearest-places.ts';

/** What the server's index holds of a place, as far as the device knows it. */
const folded = (texts: (Record<string, string> | undefined)[]) => texts.flatMap((text) => Object.values(text ?? {})).map(fold);

/**
 * Places by words without the server, weighed as it weighs them: those with all words, or, where there are none, those with one.
 * @param ranks importance of each kind, 0..100 @param near [lng, lat]
 */
export function searchHere(
  places: readonly PlaceFeature[],
  text: string,
  ranks: ReadonlyMap<string, number>,
  near: readonly [number, number],
  most: number,
): SearchResult[] {
  const words = fold(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const known = new Map(places.map((place) => [place.id, place]));
  const weighed = nearestPlaces([...known.values()], near, known.size).map((result) => {
    const { name, address, summary } = known.get(result.id)?.properties ?? {};
    const names = folded([name]).join('\n');
    const others = folded([address, summary]).join(' ');
    const all = ` ${names.replaceAll('\n', ' ')} ${others}`;
    const hits = words.filter((word) => all.includes(` ${word}`)).length;
    const weight = score({ names, words: others, rank: ranks.get(result.kind) ?? 0, distance: result.distance }, text);
    return { result, hits, weight };
  });
  const whole = weighed.filter(({ hits }) => hits === words.length);
  return (whole.length > 0 ? whole : weighed.filter(({ hits }) => hits > 0))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ result }) => ({ ...result, distance: Math.round(result.distance ?? 0) }));
}
