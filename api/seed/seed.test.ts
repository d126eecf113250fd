import { afterEach, describe, expect, it } from 'vitest';
import { makeCamera, makePack, makePlace, makeReport } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { seedCity } from './seed-city.ts';
import { setHeights } from './set-heights.ts';

let portal: Portal;
afterEach(() => portal.close());
const now = new Date('2026-01-14T03:00:00Z');
const pack = (name: string) =>
  makePack('mot', {
    places: [makePlace('a', { name: { vi: name } }), makePlace('b')],
    cameras: [makeCamera('c')],
    reports: [makeReport('r')],
  });
const names = async () =>
  (await portal.db.client.execute(`SELECT name FROM place ORDER BY id`)).rows.map((row) => JSON.parse(String(row.name)).vi);
const seed = (name: string, change = {}) => seedCity(portal.db, { ...pack(name), ...change }, portal.vocabulary, now);

describe('loading a pack', () => {
  it('twice changes nothing the second time', async () => {
    portal = await makePortal([pack('Một')]);
    const counts = await seed('Một');
    for (const count of Object.values(counts)) expect(count).toMatchObject({ written: 0, removed: 0, proposed: 0 });
  });
  it('takes over what changed and drops what left', async () => {
    portal = await makePortal([pack('Một')]);
    expect((await seed('Hai')).place).toMatchObject({ written: 1, unchanged: 1 });
    expect(await names()).toEqual(['Hai', 'Trường b']);
    expect((await seed('Hai', { places: pack('Hai').places.slice(0, 1) })).place).toMatchObject({ removed: 1 });
    expect((await portal.db.client.execute('SELECT count(*) AS n FROM place_box')).rows[0]?.n).toBe(1);
  });
  it('never overwrites what staff edited: a new pack row waits as a proposal, once', async () => {
    portal = await makePortal([pack('Một')]);
    await portal.db.write((client) => client.execute(`UPDATE place SET name = '{"vi":"Sửa"}', edited_at = '2026-01-01' WHERE id = 'a'`));
    expect((await seed('Một')).place).toMatchObject({ proposed: 0 });
    expect((await seed('Hai')).place).toMatchObject({ proposed: 1, written: 0 });
    await seed('Ba');
    await seed('Ba', { places: [] });
    expect(await names()).toEqual(['Sửa']);
    const { rows } = await portal.db.client.execute('SELECT entity, id, content FROM proposal');
    expect(rows.map((row) => [row.entity, row.id, JSON.parse(String(row.content)).name.vi])).toEqual([['place', 'a', 'Ba']]);
  });
  it('puts pins on the drawn ground and keeps them there when the pack comes again', async () => {
    portal = await makePortal([pack('Một')]);
    // Three areas, two places, a camera and a report.
    expect(await setHeights(portal.db, 'mot', () => 123.456)).toBe(7);
    expect(await setHeights(portal.db, 'mot', () => 123.456)).toBe(0);
    await seed('Một');
    expect((await portal.get('/api/cities/mot/places/a')).json.geometry.coordinates[2]).toBe(123.46);
    expect((await portal.get('/api/cities/mot/search?q=mot')).json.results[0].position[2]).toBe(123.46);
  });
  it('says in a sentence what a broken pack names wrongly', async () => {
    portal = await makePortal([]);
    await expect(seed('Một', { cameras: [makeCamera('c', { agencyId: 'nobody' })] })).rejects.toThrow(
      'data/mot: c names the agency “nobody”, which does not exist.',
    );
    await expect(seed('Một', { places: [makePlace('a', { kind: 'castle' })] })).rejects.toThrow('the place kind “castle”');
  });
  it('lets five hundred writers through one after the other', async () => {
    portal = await makePortal([pack('Một')]);
    await Promise.all(
      Array.from({ length: 500 }, () => portal.db.transact((tx) => tx.execute(`UPDATE place SET rank = rank + 1 WHERE id = 'a'`))),
    );
    expect((await portal.db.client.execute(`SELECT rank FROM place WHERE id = 'a'`)).rows[0]?.rank).toBe(590);
  });
});
