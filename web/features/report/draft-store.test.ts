import { beforeEach, describe, expect, it } from 'vitest';
import { type Draft, newDraft } from './draft.ts';
import { DraftStore } from './draft-store.ts';

/** IndexedDB copies what it is given; so does this. The browser test uses the real one. */
let kept: Map<string, unknown>;
let store: DraftStore;
beforeEach(() => {
  kept = new Map();
  store = new DraftStore({
    get: async (key) => structuredClone(kept.get(key)),
    set: async (key, value) => void kept.set(key, structuredClone(value)),
    delMany: async (keys) => keys.forEach((key) => void kept.delete(key)),
    keys: async () => [...kept.keys()],
  });
});
const draft = (description: string, extra: Partial<Draft> = {}): Draft => ({ ...newDraft('here'), description, ...extra });
const photo = (id: string) => ({ id, width: 4, height: 3, boxes: [], takenAt: null, position: null });

describe('drafts on the device', () => {
  it('come back whole, the last touched first, each city its own', async () => {
    const [a, b] = [draft('a'), draft('b')];
    await store.save(a, 1);
    await store.save(b, 2);
    await store.save(draft('c', { city: 'elsewhere' }), 3);
    expect((await store.list('here')).map((d) => d.description)).toEqual(['b', 'a']);
    expect(await store.load(a.id)).toEqual({ ...a, updated: 1 });
    expect(await store.load('unknown')).toBeNull();
  });
  it('leave no trace while empty, or once emptied', async () => {
    const a = draft('a');
    await store.save(a);
    await store.save({ ...a, description: '' });
    expect(kept.size).toBe(0);
  });
  it('keep the key through every change, so that it is one report', async () => {
    const a = draft('a');
    await store.save(a);
    await store.patch(a.id, 'here', { place: { lng: 1, lat: 2, height: null, from: 'map' } });
    expect(await store.load(a.id)).toMatchObject({ key: a.key, description: 'a', place: { lng: 1 } });
    await store.patch('new-one', 'here', { description: 'begun on the map' });
    expect(await store.load('new-one')).toMatchObject({ id: 'new-one', city: 'here' });
  });
  it('have their photos byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 999 }, (_, i) => i % 251);
    await store.savePhoto('d', 'p', new Blob([bytes], { type: 'image/jpeg' }));
    const back = await store.loadPhoto('d', 'p');
    expect(back?.type).toBe('image/jpeg');
    expect(new Uint8Array((await back?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
    expect(await store.loadPhoto('d', 'other')).toBeNull();
  });
  it('go with their photos', async () => {
    const a = draft('a', { photos: [photo('p')] });
    await store.save(a);
    await store.savePhoto(a.id, 'p', new Blob(['x']));
    await store.remove(a.id);
    expect(kept.size).toBe(0);
  });
  it('keep the receipt and nothing of the reporter once sent', async () => {
    const a = draft('secret words', { photos: [photo('p')], contact: { name: 'Canary', email: 'c@x.vn', phone: '09' }, title: 'Ổ gà' });
    await store.save(a);
    await store.savePhoto(a.id, 'p', new Blob(['x']));
    const receipt = { id: 'r', trackingToken: 't', trackingPath: '/here/tracking#t', dueAt: '', agencyId: null, published: false };
    await store.settle({ ...a, receipt });
    expect([...kept.keys()]).toEqual([`draft:${a.id}`]);
    expect(JSON.stringify([...kept.values()])).not.toMatch(/Canary|c@x|secret/);
    expect(await store.load(a.id)).toMatchObject({ state: 'sent', title: 'Ổ gà', receipt });
  });
  it('are swept: photos without a draft and receipts of last year go, the rest stays', async () => {
    const now = Date.now();
    const year = 365 * 86_400_000;
    const [open, sent] = [draft('open', { photos: [photo('p')] }), draft('', { title: 'sent', state: 'sent' })];
    await store.save(open, now - year);
    await store.save(sent, now - year);
    await store.savePhoto(open.id, 'p', new Blob(['x']));
    await store.savePhoto(open.id, 'half-written', new Blob(['x']));
    await store.sweep(now);
    expect([...kept.keys()].sort()).toEqual([`draft:${open.id}`, `photo:${open.id}/p`]);
  });
});
