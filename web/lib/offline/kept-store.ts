import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';
import { type KeptPackage, keyOf } from './kept.ts';

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore('toan-canh-offline', 'packages');
  return opened;
};

/** Everything that is kept or on its way. Rejects where the browser refuses storage. */
export const keptPackages = async (): Promise<KeptPackage[]> => (await entries<string, KeptPackage>(store())).map(([, kept]) => kept);

export const readKept = (key: string): Promise<KeptPackage | undefined> => get<KeptPackage>(key, store());

export const writeKept = (kept: KeptPackage): Promise<void> => set(keyOf(kept), kept, store());

export const removeKept = (key: string): Promise<void> => del(key, store());
