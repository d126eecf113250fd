/** A stretch of a text as it is shown, and how it is said. Segments follow each other without gaps: their sources, joined, are the text. */
export interface Segment {
  source: string;
  spoken: string;
}

/** What a pattern of a language makes of its match; null where the match is not meant after all. */
export interface Rule {
  /** Sticky and unicode: tried at every place where a word may begin. */
  pattern: RegExp;
  /** @param before what has been read so far, for words such as "ngày" in front of a date */
  say(match: RegExpExecArray, before: string): string | null;
}

const WORD = /[^\s]+/uy;
const SPACE = /\s+/uy;

/**
 * Reads a text from the left: at each place the first rule that fits is said, else the word stands as it is.
 * Rules begin at the beginning of a word or after an opening bracket or quotation mark.
 */
export function segments(text: string, rules: readonly Rule[], plain: (word: string) => string = (word) => word): Segment[] {
  const found: Segment[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const take = (source: string, spoken: string) => {
    found.push({ source, spoken });
    at += source.length;
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space) take(space[0], ' ');
    const before = text.slice(0, at);
    const opening = match(/[("'“‘«[]+/uy);
    if (opening && opening[0].length + at < text.length) take(opening[0], opening[0]);
    const ruled = firstOf(rules, match, before);
    if (ruled) take(ruled.source, ruled.spoken);
    const rest = match(WORD);
    if (rest) take(rest[0], plain(rest[0]));
  }
  return joined(found);
}

function firstOf(rules: readonly Rule[], match: (pattern: RegExp) => RegExpExecArray | null, before: string): Segment | null {
  for (const { pattern, say } of rules) {
    const hit = match(pattern);
    const spoken = hit && hit[0] !== '' ? say(hit, before) : null;
    if (hit && spoken !== null) return { source: hit[0], spoken };
  }
  return null;
}

/** Pieces of one word (bracket, figure, full stop) become one segment, so that what is shown is lit up word by word. */
function joined(pieces: Segment[]): Segment[] {
  const whole: Segment[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last && !/\s$/u.test(last.source) && !/^\s/u.test(piece.source)) {
      last.source += piece.source;
      last.spoken += piece.spoken;
    } else whole.push({ ...piece });
  }
  return whole;
}

/** All that is said, with single spaces. */
export const spokenText = (parts: readonly Segment[]): string =>
  parts
    .map(({ spoken }) => spoken)
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
