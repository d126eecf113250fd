import { deviceStorage } from '../../lib/device-storage.ts';
/** Views the reader kept; on this device only. */
export interface OwnBookmark {
  id: string;
  name: string;
  /** The address's parameters, as `encode` wrote them. */
  search: Record<string, string>;
}

const key = (city: string) => `toan-canh:bookmarks:${city}`;

/** What is stored; whatever is not a bookmark is passed over. */
export function readBookmarks(city: string, storage: Pick<Storage, 'getItem'> = deviceStorage): OwnBookmark[] {
  try {
    const list: unknown = JSON.parse(storage.getItem(key(city)) ?? '[]');
    return Array.isArray(list) ? list.filter(isBookmark) : [];
  } catch {
    return [];
  }
}

export function writeBookmarks(city: string, list: OwnBookmark[], storage: Pick<Storage, 'setItem'> = deviceStorage): void {
  storage.setItem(key(city), JSON.stringify(list));
}

function isBookmark(entry: unknown): entry is OwnBookmark {
  if (typeof entry !== 'object' || entry === null) return false;
  const { id, name, search } = entry as Partial<OwnBookmark>;
  return typeof id === 'string' && typeof name === 'string' && typeof search === 'object' && search !== null;
}
