import { fold } from '../../data/model/fold.ts';
import { MOST_WORDS } from '../../data/model/search-documents.ts';

/** How the words of a text are to be found: `phrase` one after the other, `all` each one as a prefix, `any` one of them. */
export type MatchMode = 'phrase' | 'all' | 'any';

/**
 * FTS5 query over one city's words (each carries its city in front, see the search's migration); null where no letter or digit is left.
 * Safe: only letters and digits pass.
 */
export function textMatch(city: string, text: string, mode: MatchMode = 'all'): string | null {
  const words = fold(text)
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => `${city.replaceAll('-', '')}ǃ${word}`);
  if (words.length === 0) return null;
  if (mode === 'phrase') return `names : "${words.join(' ')}"`;
  return words.map((word) => `"${word}" *`).join(mode === 'all' ? ' AND ' : ' OR ');
}
