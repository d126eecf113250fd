import { deviceStorage } from '../device-storage.ts';

/** How somebody was at a stop: heard its story, stood in its zone, typed the number on its sign. */
export type StampBy = 'heard' | 'zone' | 'code';
export interface Stamp {
  /** Instant, ISO 8601. */
  at: string;
  by: StampBy;
}
/** By `<guide>/<stop>`; a tour's own stop stands under the tour's id. */
export type Stamps = Readonly<Record<string, Stamp>>;

const keyOf = (city: string) => `toan-canh:stamps:${city}`;
const listeners = new Set<() => void>();
const known = new Map<string, Stamps>();
const NONE: Stamps = {};

export const stampName = ({ guide, stop }: { guide: string; stop: string }): string => `${guide}/${stop}`;

/** The stamps of a city; they are on this device and nowhere else. The same object until one is added. */
export function stampsOf(city: string): Stamps {
  let stamps = known.get(city);
  if (!stamps) {
    stamps = read(city);
    known.set(city, stamps);
  }
  return stamps;
}

function read(city: string): Stamps {
  try {
    const value = JSON.parse(deviceStorage.getItem(keyOf(city)) ?? '{}') as unknown;
    if (typeof value !== 'object' || value === null) return NONE;
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, Stamp] => typeof (entry[1] as { at?: unknown } | null)?.at === 'string'),
    );
  } catch {
    return NONE;
  }
}

/** Stamps a stop once; the first time counts. */
export function stamp(city: string, of: { guide: string; stop: string }, by: StampBy, now = new Date()): void {
  const stamps = stampsOf(city);
  const name = stampName(of);
  if (stamps[name]) return;
  keep(city, { ...stamps, [name]: { at: now.toISOString(), by } });
}

export function forgetStamps(city: string): void {
  keep(city, NONE);
}

function keep(city: string, stamps: Stamps): void {
  known.set(city, stamps);
  deviceStorage.setItem(keyOf(city), JSON.stringify(stamps));
  for (const listener of listeners) listener();
}
export function onStamps(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
