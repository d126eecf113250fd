/** What this device searched for lately; kept on the device only, and cleared by the reader. */

import type { SearchResult } from '../../../api/features/search/contract.ts';
import { deviceStorage } from '../../lib/device-storage.ts';

const KEY = 'toan-canh:recent:';
const MOST = 5;

export function readRecent(city: string, storage: Pick<Storage, 'getItem'> = deviceStorage): SearchResult[] {
  try {
    const list: unknown = JSON.parse(storage.getItem(KEY + city) ?? '[]');
    return Array.isArray(list)
      ? list.filter((r) => typeof r?.id === 'string' && typeof r?.name?.vi === 'string' && Array.isArray(r?.position))
      : [];
  } catch {
    return [];
  }
}

/** Puts a result first, once, and keeps the newest few. */
export function addRecent(city: string, result: SearchResult, storage: Pick<Storage, 'getItem' | 'setItem'> = deviceStorage): void {
  const { distance: _, ...kept } = result;
  const rest = readRecent(city, storage).filter((r) => r.id !== result.id || r.type !== result.type);
  storage.setItem(KEY + city, JSON.stringify([kept, ...rest].slice(0, MOST)));
}

export function clearRecent(city: string): void {
  deviceStorage.removeItem(KEY + city);
}
