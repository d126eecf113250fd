/**
 * The messages between a page and the map embedded in it. Pure: what a message asks for, and what goes back.
 * In: `{ type: 'toan-canh:get-state', id? }`, `{ type: 'toan-canh:set-state', id?, state }` (link parameters, see web/lib/portal-state.ts),
 * `{ type: 'toan-canh:select', id?, selection }`. Out: `{ type: 'toan-canh:state', id?, city, state, ignored? }`.
 */
import type { Search } from '../../lib/portal-state.ts';
import { readSelection } from '../../lib/selection.ts';

export type EmbedRequest =
  | { kind: 'get'; id: string | undefined }
  | { kind: 'set'; id: string | undefined; search: Search }
  | { kind: 'select'; id: string | undefined; selection: string | null };

/** Reads a message; null where it is none of ours or not well formed. */
export function readMessage(data: unknown): EmbedRequest | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const id = 'id' in data && typeof data.id === 'string' ? data.id : undefined;
  if (data.type === 'toan-canh:get-state') return { kind: 'get', id };
  if (data.type === 'toan-canh:set-state' && 'state' in data && typeof data.state === 'object' && data.state !== null) {
    const entries = Object.entries(data.state).filter((e): e is [string, string] => typeof e[1] === 'string');
    return { kind: 'set', id, search: Object.fromEntries(entries) };
  }
  if (data.type === 'toan-canh:select' && 'selection' in data) {
    if (data.selection === null) return { kind: 'select', id, selection: null };
    if (typeof data.selection === 'string' && readSelection(data.selection)) return { kind: 'select', id, selection: data.selection };
  }
  return null;
}

/**
 * Says of an origin whether it may steer the map: our own may, and the server's list.
 * @param list separated by spaces or commas; `https://*.example.vn` stands for every host below example.vn, never for example.vn itself
 */
export function originTest(list: string, own: string): (origin: string) => boolean {
  const parts = list.split(/[\s,]+/).filter((part) => /^https?:\/\/[^/]/.test(part));
  const exact = new Set([own, ...parts.filter((part) => !part.includes('*') && URL.canParse(part)).map((part) => new URL(part).origin)]);
  const below = parts.flatMap((part) => {
    const [, scheme, rest] = /^(https?:\/\/)\*(\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?)$/i.exec(part) ?? [];
    return scheme && rest ? [{ scheme, rest }] : [];
  });
  return (origin) =>
    exact.has(origin) ||
    below.some(({ scheme, rest }) => origin.startsWith(scheme) && origin.endsWith(rest) && origin.length > scheme.length + rest.length);
}
