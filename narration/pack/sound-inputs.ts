import { createHash } from 'node:crypto';
import { spokenText } from '../normalise/segment.ts';
import { speak } from '../normalise/speak.ts';

/** Raised when the maker itself makes other sound or other times from the same words. */
export const MAKER = 2;

/** First 16 hex digits of a SHA-256. */
export const shortHash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** What a synthetic sound was made from: what is shown and what is said. The engine's name stands beside it, so that CI needs no engine to compare. */
export function soundInputs(lang: string, sentences: readonly string[]): string {
  return shortHash(JSON.stringify([MAKER, lang, sentences.map((text) => [text, spokenText(speak(lang, text))])]));
}
