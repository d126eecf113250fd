import en from './words/en.json' with { type: 'json' };
import vi from './words/vi.json' with { type: 'json' };

/** Words of letters and pushes by language. One more language is one more file here; a language without one gets Vietnamese. */
export const WORDS: Record<string, Record<string, string>> = { vi, en };

export type Say = (key: keyof typeof vi, values?: Record<string, string | number>) => string;

/** The words of a language, `{name}` filled in. What is filled in is never read as a placeholder. */
export function wordsOf(lang: string): Say {
  const words = WORDS[lang] ?? vi;
  return (key, values = {}) => (words[key] ?? vi[key]).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The language in which letters can be written. */
export const letterLanguage = (lang: string): string => (lang in WORDS ? lang : 'vi');
