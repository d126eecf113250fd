import { fold } from './fold.ts';

/** A candidate's folded names, one a line (names first, then aliases), and its other folded words. */
export interface Candidate {
  names: string;
  words: string;
  /** 0..100 by kind. */
  rank: number;
  /** Metres from the asker, where known. */
  distance?: number | undefined;
}

/** How well one folded name answers folded words: 100 the same, 82 begins with them, then whole words anywhere, then prefixes; 0 none. */
function nameFit(name: string, query: string, words: string[]): number {
  if (name === query) return 100;
  if (name.startsWith(`${query} `)) return 82;
  if (` ${name} `.includes(` ${query} `)) return 80;
  if (name.startsWith(query)) return 75;
  const own = name.split(' ');
  const whole = words.filter((word) => own.includes(word)).length;
  const begun = words.filter((word) => own.some((one) => one.startsWith(word))).length;
  if (whole === words.length) return 65;
  if (begun === words.length) return 55;
  return (30 * (whole + begun)) / (2 * words.length);
}

/** Fit first, then the kind's rank (12 points at most), then nearness (8 points at most); among equals the shorter name. */
export function score(candidate: Candidate, text: string): number {
  const query = fold(text);
  const words = query.split(' ').filter(Boolean);
  let fit = 0;
  let length = 0;
  candidate.names.split('\n').forEach((name, i) => {
    const here = nameFit(name, query, words) - (i > 1 ? 2 : 0);
    if (here > fit) {
      fit = here;
      length = name.length;
    }
  });
  if (fit < 30) {
    const all = ` ${candidate.words} ${candidate.names.replaceAll('\n', ' ')}`;
    const found = words.filter((word) => all.includes(` ${word}`)).length;
    fit = Math.max(fit, (35 * found) / words.length);
  }
  const near = candidate.distance === undefined ? 0 : 8 / (1 + candidate.distance / 800);
  return fit + (candidate.rank * 12) / 100 + near - Math.min(length, 80) / 40;
}
