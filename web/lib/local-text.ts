import type { LocalText } from '../../data/contract.ts';

/** The text in the reader's language, else in Vietnamese, which is always there. */
export function localText(text: LocalText, lang: string): string;
export function localText(text: LocalText | undefined, lang: string): string | undefined;
export function localText(text: LocalText | undefined, lang: string): string | undefined {
  return text?.[lang] ?? text?.vi;
}
