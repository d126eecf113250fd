/** Filters that an operator keeps under a name, on this device. */
import { deviceStorage } from './device-storage.ts';

export interface SavedView {
  name: string;
  /** Parameters of the address, without the question mark. */
  query: string;
}

const keyOf = (city: string) => `toan-canh:case-views:${city}`;
const LONGEST = 60;

/** What was kept; what cannot be read counts as nothing. */
export function savedViews(city: string): SavedView[] {
  try {
    const list: unknown = JSON.parse(deviceStorage.getItem(keyOf(city)) ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.filter((v): v is SavedView => typeof v?.name === 'string' && typeof v?.query === 'string');
  } catch {
    return [];
  }
}

/** Keeps a view; one of the same name is replaced. @returns all of them */
export function saveView(city: string, view: SavedView): SavedView[] {
  const name = view.name.trim().normalize('NFC').slice(0, LONGEST);
  const rest = savedViews(city).filter((v) => v.name !== name);
  const next = name ? [...rest, { name, query: view.query }].sort((a, b) => a.name.localeCompare(b.name)) : rest;
  deviceStorage.setItem(keyOf(city), JSON.stringify(next));
  return next;
}

export function removeView(city: string, name: string): SavedView[] {
  const next = savedViews(city).filter((v) => v.name !== name);
  deviceStorage.setItem(keyOf(city), JSON.stringify(next));
  return next;
}
