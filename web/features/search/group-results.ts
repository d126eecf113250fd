import type { SearchResult } from '../../../api/features/search/contract.ts';
import { fold } from '../../../data/model/fold.ts';

export interface ResultGroup {
  type: SearchResult['type'] | 'recent' | 'nearby';
  results: SearchResult[];
}

/** Results by type, the type of the best result first; the order within a type is the server's. */
export function groupResults(results: readonly SearchResult[]): ResultGroup[] {
  const groups = new Map<SearchResult['type'], SearchResult[]>();
  for (const result of results) groups.set(result.type, [...(groups.get(result.type) ?? []), result]);
  return [...groups].map(([type, list]) => ({ type, results: list }));
}

/** Cuts a name where it fits the words that were typed, whatever their marks: [text, fits][]. */
export function markName(name: string, query: string): [string, boolean][] {
  const folded = [...name].map((letter) => fold(letter) || ' ');
  const words = fold(query).split(' ').filter(Boolean);
  const hit = folded.map(() => false);
  for (const word of words) {
    const starts = folded.findIndex((_, i) => (i === 0 || folded[i - 1] === ' ') && folded.slice(i, i + word.length).join('') === word);
    if (starts >= 0) for (let i = starts; i < starts + word.length; i++) hit[i] = true;
  }
  const parts: [string, boolean][] = [];
  const letters = [...name];
  letters.forEach((letter, i) => {
    const last = parts.at(-1);
    if (last && last[1] === hit[i]) last[0] += letter;
    else parts.push([letter, hit[i] ?? false]);
  });
  return parts;
}
