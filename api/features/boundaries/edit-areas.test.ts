import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../http/contract.ts';
import { seedCity } from '../../seed/seed-city.ts';
import { makeArea, makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity } from '../../testing/send-report.ts';
import { AreaChecked, AreaEntries } from './edit-contract.ts';

let portal: Portal;
const pack = (name = 'Phường whole') => {
  const made = makePack('mot', { places: [makePlace('truong', { position: [105.001, 21.001] })] });
  return {
    ...made,
    areas: made.areas.map((area) => (area.id === 'whole' ? { ...area, properties: { ...area.properties, name: { vi: name } } } : area)),
  };
};
beforeAll(async () => {
  portal = await makePortal([pack()], {
    identify: identifyBy({ admin: makeIdentity('administrator'), operator: makeIdentity('ioc-operator') }),
  });
});
afterAll(() => portal.close());

const ask = (path = '', body?: unknown, method = body === undefined ? 'GET' : 'PUT', who = 'admin') =>
  portal.app.request(`/api/cities/mot/admin/areas${path}`, {
    method,
    headers: { 'x-as': who, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const areas = async () => AreaEntries.parse(await (await ask()).json()).areas;
const find = async (id: string) => (await areas()).find(({ area }) => area.id === id);
const check = async (area: unknown) => AreaChecked.parse(await (await ask('/check', { area }, 'POST')).json());
const small = () => makeArea('moi', [105, 21, 105.002, 21.002], { level: 'group', validFrom: '2025-07-01' });
const withRing = (ring: number[][]) => ({ ...small(), geometry: { type: 'Polygon', coordinates: [ring] } });
const faultsOf = async (response: Response) => {
  expect(response.status).toBe(400);
  return (await jsonOf<Problem>(response)).errors?.map(({ field, message }) => `${field} ${message}`);
};

describe('an area', () => {
  it('is made, drawn for the public, found by the search, and written to the log by the names of its fields', async () => {
    expect((await ask('/moi', { version: null, area: small() })).status).toBe(200);
    const drawn = (await portal.get('/api/cities/mot/boundaries')).json.features.map(({ id }: { id: string }) => id);
    expect(drawn).toEqual(['whole', 'moi']);
    expect((await portal.get('/api/cities/mot/search?q=phuong+moi')).json.results.map(({ id }: { id: string }) => id)).toContain('moi');
    const { rows } = await portal.db.client.execute('SELECT action, entity_id, fields FROM audit ORDER BY seq DESC LIMIT 1');
    expect(rows[0]).toMatchObject({ action: 'edit:area', entity_id: 'moi' });
    expect(String(rows[0]?.fields)).not.toContain('Phường');
    expect((await ask('/moi', { version: null, area: small() }, 'PUT', 'operator')).status).toBe(403);
  });
  it('has its rings turned as GeoJSON wants them, and tells so', async () => {
    const ring = small().geometry.coordinates[0] as number[][];
    const area = withRing(ring.toReversed());
    expect((await check(area)).notes).toEqual([{ kind: 'turned' }]);
    const { version } = (await find('moi')) ?? {};
    expect(await (await ask('/moi', { version, area })).json()).toEqual({ notes: [{ kind: 'turned' }] });
    expect((await find('moi'))?.area.geometry.coordinates[0]).toHaveLength(5);
  });
  it.each([
    [
      'is open',
      [
        [105, 21],
        [105.001, 21],
        [105.001, 21.001],
        [105, 21.001],
      ],
      'ring-open',
    ],
    [
      'crosses itself',
      [
        [105, 21],
        [105.001, 21.001],
        [105.001, 21],
        [105, 21.001],
        [105, 21],
      ],
      'ring-crosses',
    ],
    [
      'lies in another city',
      [
        [106, 21],
        [106.001, 21],
        [106.001, 21.001],
        [106, 21],
      ],
      'elsewhere',
    ],
  ])('is refused when its boundary %s', async (_, ring, fault) => {
    const area = withRing(ring);
    expect((await check(area)).faults).toEqual([{ field: 'area.geometry', message: fault }]);
    expect(await faultsOf(await ask('/moi', { version: 'x', area }))).toEqual([`area.geometry ${fault}`]);
  });
  it('is refused for a hole outside, for days upside down, and for being made from what is not there', async () => {
    const [outer] = small().geometry.coordinates;
    const hole = [
      [105.003, 21.003],
      [105.004, 21.003],
      [105.004, 21.004],
      [105.003, 21.003],
    ];
    expect((await check({ ...small(), geometry: { type: 'Polygon', coordinates: [outer, hole] } })).faults).toMatchObject([
      { message: 'hole-outside' },
    ]);
    const bad = {
      validTo: '2020-01-01',
      mergedFrom: [
        { id: 'gone', share: 'full' },
        { id: 'moi', share: 'part' },
      ],
    } as const;
    const area = { ...small(), properties: { ...small().properties, ...bad } };
    expect((await check(area)).faults.map(({ message }) => message)).toEqual(['ends-before', 'unknown-area', 'of-itself']);
  });
  it('is told what it overlaps on the same day, and where it leaves the map', async () => {
    const ward = makeArea('khac', [104.9, 20.9, 105, 21.1], { validFrom: '2025-07-01' });
    const { notes, squareMetres } = await check(ward);
    expect(notes).toMatchObject([{ kind: 'outside' }, { kind: 'overlap', areaId: 'whole' }]);
    const [, overlap] = notes;
    expect(overlap?.kind === 'overlap' && Math.abs(overlap.squareMetres - squareMetres) / squareMetres).toBeLessThan(0.01);
    expect(
      (await check({ ...ward, properties: { ...ward.properties, validFrom: '2020-01-01', validTo: '2025-07-01' } })).notes,
    ).toMatchObject([{ kind: 'outside' }, { kind: 'overlap', areaId: 'west' }]);
  });
  it('gives what stands in it its new area when it shrinks', async () => {
    const areaOf = async () => (await portal.db.client.execute(`SELECT area_id FROM place WHERE id = 'truong'`)).rows[0]?.area_id;
    expect(await areaOf()).toBe('whole');
    const { version, area } = (await find('whole')) ?? {};
    const shape = makeArea('whole', [105.005, 20.9, 105.1, 21.1]).geometry;
    expect((await ask('/whole', { version, area: { ...area, geometry: shape } })).status).toBe(200);
    expect(await areaOf()).toBeNull();
    expect((await ask('/whole', { version, area })).status).toBe(409);
  });
  it('keeps what was edited when the pack says something else, until that is taken over', async () => {
    const now = new Date('2026-01-15T03:00:00Z');
    await seedCity(portal.db, pack('Phường Mới'), portal.vocabulary, now);
    expect((await find('whole'))?.proposal?.area.properties.name).toEqual({ vi: 'Phường Mới' });
    expect((await ask('/whole/proposal', { take: true }, 'POST')).status).toBe(200);
    expect(await find('whole')).toMatchObject({ edited: false, area: { properties: { name: { vi: 'Phường Mới' } } } });
    const counts = await seedCity(portal.db, pack('Phường Mới'), portal.vocabulary, now);
    expect(counts.area).toMatchObject({ proposed: 0 });
    expect((await portal.db.client.execute(`SELECT area_id FROM place WHERE id = 'truong'`)).rows[0]?.area_id).toBe('whole');
  });
});
