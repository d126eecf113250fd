import type { Maneuver, StreetName, WayKind } from './answer.ts';
import en from './words/en.json' with { type: 'json' };
import vi from './words/vi.json' with { type: 'json' };

/** Words of one language; `words/<lang>.json`. */
export type Words = typeof vi;
const LANGUAGES: Record<string, Words> = { vi, en };
export const WORD_LANGUAGES = Object.keys(LANGUAGES);

/** Words of a language, Vietnamese where there are none. */
export function wordsIn(lang: string): Words {
  return LANGUAGES[lang] ?? vi;
}

/** What a street is called in a sentence: its name, else its number, else what kind of way it is. */
export function streetWords(street: StreetName | null, way: WayKind, lang: string): string {
  const words = wordsIn(lang);
  const name = (lang === 'vi' ? street?.vi : (street?.[lang === 'en' ? 'en' : 'vi'] ?? street?.vi)) ?? street?.ref;
  if (!name) return words[`way.${way}`];
  // "đường Đường số 5" would say it twice.
  const said = /^(đường|phố|ngõ|ngách|đại lộ|quốc lộ|tỉnh lộ|cầu|ql|tl|rue|avenue|boulevard)(?![\p{L}])/iu.test(name);
  return said ? name : words.named.replace('{name}', name);
}

/** One maneuver as a sentence without a full stop. */
export function maneuverWords({ type, side, bearing, street, way, exit }: Maneuver, lang: string): string {
  const words = wordsIn(lang);
  const called = streetWords(street, way, lang);
  const compass = words.compass.split('|')[Math.round(bearing / 45) % 8] ?? '';
  const fill = (text: string) =>
    text
      .replace('{onto}', words.onto)
      .replace('{along}', words.along)
      .replace('{street}', called)
      .replace('{compass}', compass)
      .replace('{exit}', String(exit ?? 1));
  if (type === 'turn') return fill(words[`turn.${side}`]);
  if (type === 'steps') return fill(/right$/.test(side) ? words['steps.right'] : /left$/.test(side) ? words['steps.left'] : words.steps);
  return fill(words[type]);
}
