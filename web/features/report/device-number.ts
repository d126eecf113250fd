import { deviceStorage } from '../../lib/device-storage.ts';

const KEY = 'toan-canh:device';
let known: string | undefined;

/** A number that this device made up for itself: by it a flood from one device can be stopped. The server keeps a keyed hash of it only. */
export function deviceNumber(): string {
  known ??= deviceStorage.getItem(KEY) ?? undefined;
  if (known === undefined || !/^[\w-]{16,80}$/.test(known)) {
    known = crypto.randomUUID();
    deviceStorage.setItem(KEY, known);
  }
  return known;
}
