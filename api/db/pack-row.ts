import type { InValue } from '@libsql/client';
import type { LocalText } from '../../data/contract.ts';
import { fold } from '../../data/model/fold.ts';

/** A row of a pack as columns of its table; `id` and `content` are always there. */
export type PackRow = { id: string; content: string } & Record<string, InValue>;

/** The inside of a JSON object, without its braces; undefined members are left out. */
export const bareJson = (value: Record<string, unknown>): string => JSON.stringify(value).slice(1, -1);

/** Folded names, one a line: every language's name, then aliases. */
export const foldedNames = (name: LocalText, aliases: string[] = []): string =>
  [...new Set([...Object.values(name), ...aliases].map(fold))].filter(Boolean).join('\n');

/** Folded further words of texts, each once. */
export const foldedWords = (...texts: (LocalText | undefined)[]): string =>
  [...new Set(texts.flatMap((text) => Object.values(text ?? {})).flatMap((text) => fold(text).split(' ')))].join(' ');

/** JSON, or null for nothing. */
export const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
