import { speakForeign } from './foreign.ts';
import type { Segment } from './segment.ts';
import { speakVietnamese } from './vi.ts';

/** How a text in one language is said. @throws RangeError for a language without rules */
export const speak = (lang: string, text: string): Segment[] => (lang === 'vi' ? speakVietnamese(text) : speakForeign(lang, text));
