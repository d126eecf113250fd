/** Numbers of a report, 64 bits each. `lateAfter`: past this instant it counts as late (milliseconds since 1970); the last four are durations. */
export const NUMBERS = ['received', 'lateAfter', 'forward', 'start', 'close', 'whole'] as const;
export const STAGES = ['forward', 'start', 'close', 'whole'] as const;
/** What it is counted by; a number that stands for a word, 16 bits each. */
export const KEYS = ['category', 'area', 'agency'] as const;
/** One bit of a report's flags each. */
export const FLAGS = { onTime: 1, lateExtended: 2, open: 4, reopened: 8, rated: 16, satisfied: 32 } as const;

/** The reports of a day, column by column. A stage that was not reached is NaN. */
export interface StoryColumns {
  count: number;
  numbers: Record<(typeof NUMBERS)[number], Float64Array>;
  keys: Record<(typeof KEYS)[number], { at: Uint16Array; words: (string | null)[] }>;
  flags: Uint8Array;
}
/** A report as the database tells it: NUMBERS, then KEYS, then its flags. */
export type StoryRow = (number | string | null)[];

const HEAD = 8;
/** Bytes a report takes. */
const WIDTH = NUMBERS.length * 8 + KEYS.length * 2 + 1;

/** The columns over a buffer that begins with their count, in the order of alignment; the words stand behind them. */
function viewsOf(buffer: ArrayBuffer, words: Record<string, (string | null)[]>): StoryColumns {
  const count = new Uint32Array(buffer, 0, 1)[0] ?? 0;
  const keysAt = HEAD + NUMBERS.length * 8 * count;
  const number = (i: number) => new Float64Array(buffer, HEAD + i * 8 * count, count);
  const key = (i: number) => ({ at: new Uint16Array(buffer, keysAt + i * 2 * count, count), words: words[KEYS[i] ?? ''] ?? [] });
  return {
    count,
    numbers: { received: number(0), lateAfter: number(1), forward: number(2), start: number(3), close: number(4), whole: number(5) },
    keys: { category: key(0), area: key(1), agency: key(2) },
    flags: new Uint8Array(buffer, keysAt + KEYS.length * 2 * count, count),
  };
}

/** Reports as bytes: count, columns of numbers, of words' numbers and of flags, then the words as JSON. */
export function packStories(rows: readonly StoryRow[]): Uint8Array<ArrayBuffer> {
  const words = KEYS.map((_, k) => [...new Set(rows.map((row) => row[NUMBERS.length + k] as string | null))]);
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(KEYS.map((key, k) => [key, words[k]]))));
  const buffer = new ArrayBuffer(HEAD + WIDTH * rows.length + text.length);
  new Uint32Array(buffer, 0, 1)[0] = rows.length;
  const { numbers, keys, flags } = viewsOf(buffer, {});
  const places = words.map((all) => new Map(all.map((word, i) => [word, i])));
  for (const [i, row] of rows.entries()) {
    for (const [n, name] of NUMBERS.entries()) {
      const missing = name === 'lateAfter' ? Number.POSITIVE_INFINITY : Number.NaN;
      numbers[name][i] = row[n] === null ? missing : Number(row[n]);
    }
    for (const [k, key] of KEYS.entries()) keys[key].at[i] = places[k]?.get(row[NUMBERS.length + k] as string | null) ?? 0;
    flags[i] = Number(row[NUMBERS.length + KEYS.length]);
  }
  const bytes = new Uint8Array(buffer);
  bytes.set(text, HEAD + WIDTH * rows.length);
  return bytes;
}

export function unpackStories(buffer: ArrayBuffer): StoryColumns {
  const count = new Uint32Array(buffer, 0, 1)[0] ?? 0;
  const text = new TextDecoder().decode(new Uint8Array(buffer, HEAD + WIDTH * count));
  return viewsOf(buffer, JSON.parse(text) as Record<string, (string | null)[]>);
}
