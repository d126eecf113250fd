import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../data/model/rights.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { Identity } from '../auth/identity.ts';
import { seedCity } from '../seed/seed-city.ts';
import { askObjects, faultsOf } from '../testing/ask-objects.ts';
import { makeCamera, makePack, makePlace } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../testing/send-report.ts';

const scoped = (role: Role, scope: Identity['grants'][number]['scope'], userId: string): Identity => ({
  ...makeIdentity(role, undefined, 'mot'),
  userId,
  grants: [{ role, city: 'mot', scope }],
});
const people = {
  boss: makeIdentity('administrator'),
  guide: makeIdentity('tourism-editor', undefined, 'mot'),
  teacher: scoped('school-staff', { schools: ['a'] }, 'teacher'),
  warden: scoped('tourism-editor', { areas: ['whole'] }, 'warden'),
  officer: makeIdentity('agency-officer', ['office'], 'mot'),
};
const pack = (change = {}) =>
  makePack('mot', {
    places: [makePlace('a'), makePlace('b'), makePlace('cho', { kind: 'market', name: { vi: 'Chợ' } })],
    cameras: [makeCamera('c'), makeCamera('s', { visibility: 'staff', purpose: 'school', placeId: 'b' })],
    ...change,
  });
let portal: Portal;
beforeEach(async () => {
  portal = await makePortal([pack(), makePack('hai', { places: [makePlace('a')] })], { identify: identifyBy(people) });
});
afterEach(() => portal.close());

type Who = keyof typeof people;
const { ask, put } = askObjects<Who>(() => portal, 'boss');
const publicName = async (path: string) => (await portal.get(`/api/cities/mot/${path}`)).json?.properties?.name?.vi;

describe('a place', () => {
  it('is added, and stands on the public map, in the search and in its ward at once', async () => {
    const body = {
      kind: 'market',
      name: { vi: 'Chợ Đêm', en: 'Night Market' },
      position: [105.004, 21.003],
      accuracy: 'surveyed',
      source: { name: 'UBND', licence: 'CC0-1.0' },
    };
    const before = (await portal.get('/api/cities/mot')).json.counts.market;
    const made = await ask('mot/places', { method: 'POST', body });
    expect(made).toMatchObject({ status: 200, json: { id: 'cho-dem', version: 1 } });
    expect((await portal.get('/api/cities/mot/places/cho-dem')).json.properties).toMatchObject({ name: body.name, areaId: 'whole' });
    expect((await portal.get('/api/cities/mot/search?q=night')).json.results[0]).toMatchObject({ id: 'cho-dem' });
    expect((await portal.get('/api/cities/mot')).json.counts.market).toBe(before + 1);
    expect((await ask('mot/places', { method: 'POST', body })).json.id).toBe('cho-dem-2');
  });
  it('is changed, keeps what was not said, and stays so when its pack is loaded again', async () => {
    expect(await publicName('places/a')).toBe('Trường a');
    expect(await put('mot/places/a', { name: { vi: 'Trường Mới' } })).toMatchObject({ status: 200, json: { version: 2 } });
    expect(await publicName('places/a')).toBe('Trường Mới');
    await seedCity(portal.db, pack(), portal.vocabulary, new Date());
    expect(await publicName('places/a')).toBe('Trường Mới');
    expect((await portal.get('/api/cities/mot/search?q=truong+moi')).json.results).toHaveLength(1);
  });
  it('that is removed does not come back with its pack, and can be made anew', async () => {
    expect(await ask('mot/places/a', { method: 'DELETE', version: 1 })).toMatchObject({ status: 200 });
    await seedCity(portal.db, pack(), portal.vocabulary, new Date());
    expect((await portal.get('/api/cities/mot/places/a')).status).toBe(404);
    const found = (await portal.get('/api/cities/mot/search?q=truong+a')).json.results as { id: string }[];
    expect(found.map(({ id }) => id)).not.toContain('a');
    const again = {
      id: 'a',
      kind: 'school',
      name: { vi: 'Trường a' },
      position: [105, 21],
      accuracy: 'sample',
      source: { name: 'test', licence: 'CC0-1.0' },
    };
    expect((await ask('mot/places', { method: 'POST', body: again })).status).toBe(200);
    await seedCity(portal.db, pack(), portal.vocabulary, new Date());
    expect((await ask('mot/places/a')).json.proposal).toBeNull();
  });
  it('that a camera names is not removed', async () => {
    const { status, json } = await ask('mot/places/b', { method: 'DELETE', version: 1 });
    expect([status, faultsOf(json)]).toEqual([400, ['id in-use']]);
  });
  it('that did not change is not written', async () => {
    expect((await put('mot/places/a', {})).json.version).toBe(1);
    expect((await ask('mot/places/a')).json.item.editedAt).toBeNull();
  });
});

describe('two editors', () => {
  it('the second is told what was changed, and nothing is lost', async () => {
    await put('mot/places/a', { openingHours: '24/7', name: { vi: 'Một' } });
    const late = await put('mot/places/a', { name: { vi: 'Hai' } }, 'boss', 1);
    expect(late).toMatchObject({ status: 409, json: { code: 'version-conflict' } });
    expect(late.json.errors.map((e: { field: string }) => e.field).sort()).toEqual(['name', 'openingHours']);
    expect(await publicName('places/a')).toBe('Một');
  });
  it('of one version, exactly one wins', async () => {
    const { json } = await ask('mot/places/a');
    const tries = ['Một', 'Hai', 'Ba'].map((vi) =>
      ask('mot/places/a', { method: 'PUT', version: 1, body: { ...json.object, name: { vi } } }),
    );
    expect((await Promise.all(tries)).map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
  it('a change without the version it was made on is refused, and so is a removal', async () => {
    const { json } = await ask('mot/places/a');
    expect((await ask('mot/places/a', { method: 'PUT', body: json.object })).status).toBe(400);
    expect((await ask('mot/places/a', { method: 'DELETE' })).status).toBe(400);
    expect((await ask('mot/places/a', { method: 'DELETE', version: 9 })).status).toBe(409);
  });
});

describe('rights', () => {
  it('school staff change the facts of their own school, and nothing else of it', async () => {
    const change = {
      name: { vi: 'Trường Của Tôi' },
      facts: [{ label: 'pupils', value: 1201 }],
      kind: 'market',
      position: [105.005, 21.005],
      source: { name: 'x', licence: 'y' },
    };
    expect((await put('mot/schools/a', change, 'teacher')).status).toBe(200);
    const { properties, geometry } = (await portal.get('/api/cities/mot/places/a')).json;
    expect(properties).toMatchObject({
      name: { vi: 'Trường Của Tôi' },
      kind: 'school',
      facts: [{ label: 'pupils', value: 1201 }],
      source: { name: 'test' },
    });
    expect(geometry.coordinates.slice(0, 2)).toEqual([105, 21]);
  });
  it.each([
    ['another school', 'mot/schools/b', 'teacher'],
    ['a school of another city', 'hai/schools/a', 'teacher'],
    ['a place that is no school', 'mot/schools/cho', 'teacher'],
    ['a school that is not there', 'mot/schools/zz', 'teacher'],
    ['their school as a place', 'mot/places/a', 'teacher'],
    ['a camera', 'mot/cameras/c', 'teacher'],
    ['a camera, for who edits places', 'mot/cameras/c', 'guide'],
    ['a place of another city', 'hai/places/a', 'guide'],
    ['anything, for an officer', 'mot/places/a', 'officer'],
  ] as const)('%s is 403', async (_, path, as) => {
    expect((await ask(path, { as })).status).toBe(403);
    expect(
      (
        await ask(path, {
          as,
          method: 'PUT',
          version: 1,
          body: (await ask(path.includes('camera') ? 'mot/cameras/c' : 'mot/places/a')).json.object,
        })
      ).status,
    ).toBe(403);
  });
  it('lists hold only what is one’s own', async () => {
    const ids = async (path: string, as: Who) => (await ask(path, { as })).json.items?.map(({ id }: { id: string }) => id);
    expect(await ids('mot/schools', 'teacher')).toEqual(['a']);
    expect(await ids('mot/schools', 'boss')).toEqual(['a', 'b']);
    expect(await ids('mot/places', 'guide')).toEqual(['cho', 'a', 'b']);
    expect(await ids('mot/cameras', 'boss')).toEqual(['c', 's']);
    expect((await ask('mot/places', { as: 'teacher' })).status).toBe(403);
  });
  it('an editor of a ward moves nothing out of it', async () => {
    const change = { position: [105.008, 21.008] };
    expect((await put('mot/places/a', change, 'warden')).status).toBe(200);
    await portal.db.write((client) => client.execute(`UPDATE place SET area_id = 'anderswo' WHERE id = 'b'`));
    expect((await ask('mot/places/b', { as: 'warden' })).status).toBe(403);
    expect((await ask('mot/places', { as: 'warden' })).json.matched).toBe(2);
  });
  it('of a city that is not there nothing is said', async () => {
    expect((await ask('ba/places')).status).toBe(404);
    expect((await ask('ba/places', { as: 'guide' })).status).toBe(403);
  });
});

describe('a camera', () => {
  it('that is made staff’s own leaves the public map and search at once', async () => {
    expect((await put('mot/cameras/c', { visibility: 'staff' })).status).toBe(200);
    expect((await portal.get('/api/cities/mot/cameras/c')).status).toBe(404);
    expect((await portal.get('/api/cities/mot/search?q=camera')).json.results).toHaveLength(0);
    expect((await ask('mot/cameras?q=camera&kind=traffic')).json.items).toMatchObject([{ id: 'c', visibility: 'staff' }]);
  });
});

describe('a proposal of the pack', () => {
  const proposed = () => pack({ places: [makePlace('a', { name: { vi: 'Theo gói' } }), makePlace('b')] });
  beforeEach(async () => {
    await put('mot/places/a', { name: { vi: 'Theo tôi' } });
    await seedCity(portal.db, proposed(), portal.vocabulary, new Date());
  });
  const decide = (take: boolean, version = 2) => ask('mot/places/a/proposal', { method: 'POST', version, body: { take } });

  it('waits where staff sees it, and school staff does not', async () => {
    expect((await ask('mot/places?proposed=yes')).json.items).toMatchObject([{ id: 'a', proposed: true }]);
    expect((await ask('mot/places/a')).json.proposal.object.name.vi).toBe('Theo gói');
    expect((await ask('mot/schools/a', { as: 'teacher' })).json.proposal).toBeNull();
  });
  it('is taken over: the place follows its pack again', async () => {
    expect((await decide(true)).json.version).toBe(3);
    expect(await publicName('places/a')).toBe('Theo gói');
    const next = makePlace('a', { name: { vi: 'Gói sau' } });
    await seedCity(portal.db, pack({ places: [next] }), portal.vocabulary, new Date());
    expect(await publicName('places/a')).toBe('Gói sau');
  });
  it('is put aside: what staff wrote stays, and the same is not proposed again', async () => {
    expect((await decide(false)).status).toBe(200);
    await seedCity(portal.db, proposed(), portal.vocabulary, new Date());
    expect(await publicName('places/a')).toBe('Theo tôi');
    expect((await ask('mot/places/a')).json.proposal).toBeNull();
    expect((await decide(false)).status).toBe(404);
  });
});

describe('the audit log', () => {
  it('tells of each change with names of fields, never with their texts, and its chain holds', async () => {
    await put('mot/places/a', { name: { vi: 'Bí Mật' }, openingHours: '24/7' });
    await put('mot/schools/a', { summary: { vi: 'Bí Mật' } }, 'teacher');
    await ask('mot/cameras/c', { method: 'DELETE', version: 1 });
    const { rows } = await portal.db.client.execute(`SELECT actor, action, city, entity, entity_id, fields FROM audit ORDER BY seq`);
    expect(rows.map((row) => [row.actor, row.action, row.entity_id, JSON.parse(String(row.fields))])).toEqual([
      ['administrator', 'edit:place', 'a', { version: 2, changed: 'name openingHours' }],
      ['teacher', 'edit:school', 'a', { version: 3, changed: 'summary' }],
      ['administrator', 'remove:camera', 'c', { version: 1 }],
    ]);
    expect(await verifyAudit(portal.db.client)).toEqual({ rows: 3, broken: null });
  });
});
