import type { SelectionKey } from './map.ts';

export const SELECTION_TYPES = ['place', 'camera', 'report', 'area', 'street', 'building', 'part', 'model'] as const;
export type SelectionType = (typeof SELECTION_TYPES)[number];

/** Takes a key apart; null where it is none. */
export function readSelection(text: string): { type: SelectionType; id: string; key: SelectionKey } | null {
  const cut = text.indexOf(':');
  const type = SELECTION_TYPES.find((t) => t === text.slice(0, cut));
  const id = text.slice(cut + 1);
  if (!type || id === '' || id.length > 120 || /[\s<>"'\\]/.test(id)) return null;
  return { type, id, key: `${type}:${id}` };
}
