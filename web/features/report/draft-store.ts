/** Drafts and their photos on the device. Text and photos apart, so that a keystroke does not write megabytes. */
import { type Draft, isEmpty, newDraft } from './draft.ts';

/** What idb-keyval gives; keys are text. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delMany(keys: string[]): Promise<void>;
  keys(): Promise<string[]>;
}

/** Sent reports are remembered for their tracking links. */
const KEEP_SENT = 180 * 86_400_000;

export class DraftStore {
  readonly #kv: KeyValue;
  /** Whether it outlives the page. */
  readonly lasting: boolean;

  constructor(kv: KeyValue, lasting = true) {
    this.#kv = kv;
    this.lasting = lasting;
  }

  /** Those of a city, the last touched first. */
  async list(city: string): Promise<Draft[]> {
    const keys = (await this.#kv.keys()).filter((key) => key.startsWith('draft:'));
    const drafts = await Promise.all(keys.map((key) => this.#kv.get(key)));
    return drafts.filter((d): d is Draft => isDraft(d) && d.city === city).sort((a, b) => b.updated - a.updated);
  }

  async load(id: string): Promise<Draft | null> {
    const draft = await this.#kv.get(`draft:${id}`);
    return isDraft(draft) ? draft : null;
  }

  /** An empty draft leaves no trace. */
  async save(draft: Draft, now = Date.now()): Promise<void> {
    if (isEmpty(draft)) return this.#kv.delMany([`draft:${draft.id}`]);
    await this.#kv.set(`draft:${draft.id}`, { ...draft, updated: now });
  }

  /** Changes what is kept, or begins a draft with it. */
  async patch(id: string, city: string, patch: Partial<Draft>): Promise<void> {
    await this.save({ ...((await this.load(id)) ?? { ...newDraft(city), id }), ...patch });
  }

  async remove(id: string): Promise<void> {
    const keys = (await this.#kv.keys()).filter((key) => key === `draft:${id}` || key.startsWith(`photo:${id}/`));
    await this.#kv.delMany(keys);
  }

  /** After the receipt: the photos are at the server, and who sent it is nobody's business on a shared phone. */
  async settle(draft: Draft): Promise<Draft> {
    const sent: Draft = { ...draft, state: 'sent', photos: [], answers: {}, description: '', contact: { name: '', email: '', phone: '' } };
    await this.#kv.set(`draft:${draft.id}`, sent);
    await this.#kv.delMany((await this.#kv.keys()).filter((key) => key.startsWith(`photo:${draft.id}/`)));
    return sent;
  }

  async savePhoto(draftId: string, photoId: string, photo: Blob): Promise<void> {
    // Some browsers keep no Blob that a canvas made; its bytes they keep.
    await this.#kv.set(`photo:${draftId}/${photoId}`, { type: photo.type, bytes: await photo.arrayBuffer() });
  }

  async loadPhoto(draftId: string, photoId: string): Promise<Blob | null> {
    const kept = (await this.#kv.get(`photo:${draftId}/${photoId}`)) as { type: string; bytes: ArrayBuffer } | undefined;
    return kept ? new Blob([kept.bytes], { type: kept.type }) : null;
  }

  async removePhoto(draftId: string, photoId: string): Promise<void> {
    await this.#kv.delMany([`photo:${draftId}/${photoId}`]);
  }

  /** Drops photos that no draft names (the page died between two writes) and receipts of long ago. */
  async sweep(now = Date.now()): Promise<void> {
    const keys = await this.#kv.keys();
    const drafts = (await Promise.all(keys.filter((k) => k.startsWith('draft:')).map((k) => this.#kv.get(k)))).filter(isDraft);
    const old = drafts.filter((d) => d.state === 'sent' && now - d.updated > KEEP_SENT).map((d) => `draft:${d.id}`);
    const named = new Set(drafts.flatMap((d) => d.photos.map((p) => `photo:${d.id}/${p.id}`)));
    const orphans = keys.filter((key) => key.startsWith('photo:') && !named.has(key));
    if (old.length + orphans.length > 0) await this.#kv.delMany([...old, ...orphans]);
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'key' in value && 'photos' in value && Array.isArray(value.photos);

let opened: Promise<DraftStore> | undefined;
/** The device's own store, in IndexedDB; where the browser refuses one (`lasting` false), the page remembers until it is closed. */
export function openDraftStore(): Promise<DraftStore> {
  opened ??= inBrowser().catch(() => new DraftStore(inPage(), false));
  return opened;
}

async function inBrowser(): Promise<DraftStore> {
  const { createStore, delMany, get, keys, set } = await import('idb-keyval');
  const store = createStore('toan-canh-reports', 'drafts');
  await keys(store);
  return new DraftStore({
    get: (key) => get(key, store),
    set: (key, value) => set(key, value, store),
    delMany: (all) => delMany(all, store),
    keys: () => keys<string>(store),
  });
}

function inPage(): KeyValue {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delMany: async (all) => all.forEach((key) => void values.delete(key)),
    keys: async () => [...values.keys()],
  };
}
