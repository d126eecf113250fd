import { distanceBetween } from './distance.ts';
import { fold } from './fold.ts';
import { type Candidate, score } from './search-score.ts';

/** What can be found, without what it looks like. */
export interface SearchDocument extends Pick<Candidate, 'names' | 'words' | 'rank'> {
  /** [lng, lat, …], EPSG:4326. */
  position: readonly [number, number, ...number[]];
}

/** Words of a query that count; more are left out. */
export const MOST_WORDS = 12;

/**
 * Documents that hold every word of a text, or where there are none one of them; each word is the beginning of one of theirs. Best first, of equals the
 * one that stands first. @param near [lng, lat]: nearer ones rank before @returns with metres from `near`, where that is given
 */
export function findDocuments<T extends SearchDocument>(
  documents: readonly T[],
  text: string,
  near: readonly [number, number] | null,
  most: number,
): { document: T; distance: number | undefined }[] {
  const words = fold(text).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const begun = documents.map((document) => {
    const all = ` ${document.names.replaceAll('\n', ' ')} ${document.words}`;
    return { document, hits: words.filter((word) => all.includes(` ${word}`)).length };
  });
  const whole = begun.filter(({ hits }) => hits === words.length);
  return (whole.length > 0 ? whole : begun.filter(({ hits }) => hits > 0))
    .map(({ document }) => {
      const [lng, lat] = document.position;
      const distance = near ? distanceBetween([near[0], near[1]], [lng, lat]) : undefined;
      return { document, distance, weight: score({ ...document, distance }, text) };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ document, distance }) => ({ document, distance }));
}
