import { fold } from '../../data/model/fold.ts';

/** FTS5 query for all words of a text, folded, the last ones as prefixes; null where no letter or digit is left. Safe: only letters and digits pass. */
export function textMatch(city: string, text: string, join: 'AND' | 'OR' = 'AND'): string | null {
  const words = fold(text).split(' ').filter(Boolean).slice(0, 12);
  if (words.length === 0) return null;
  const parts = words.map((word) => `"${word}"*`).join(` ${join} `);
  return `scope:"in${city.replaceAll('-', '')}" AND {names words}:(${parts})`;
}
