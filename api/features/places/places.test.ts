import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { PlaceCollection, PlaceDetailFeature } from './contract.ts';

let portal: Portal;
const places = [
  ...Array.from({ length: 25 }, (_, i) => makePlace(`truong-${i}`, { position: [105 + i * 0.001, 21] })),
  makePlace('den', {
    kind: 'site',
    name: { vi: 'Đền thờ vua', en: 'King’s temple' },
    aliases: ['Quế Lâm'],
    position: [105.05, 21.05],
    openingHours: '24/7',
  }),
  makePlace('cho', { kind: 'market', name: { vi: 'Chợ Mới' }, position: [104.95, 20.95], openingHours: 'Mo-Fr 07:00-11:00' }),
];
beforeAll(async () => {
  portal = await makePortal([makePack('mot', { places }), makePack('hai', { places: places.slice(0, 12) })]);
});
afterAll(() => portal.close());
const list = async (query: string, city = 'mot') => PlaceCollection.parse((await portal.get(`/api/cities/${city}/places?${query}`)).json);

describe('places', () => {
  it('answers GeoJSON of the contract with heights and the area of today', async () => {
    const { features } = await list('kind=site');
    expect(features).toHaveLength(1);
    expect(features[0]?.properties).toMatchObject({ kind: 'site', areaId: 'whole', openState: { open: true } });
    // 10 m above the geoid, which lies some 28 m below the ellipsoid here.
    expect(features[0]?.geometry.coordinates[2]).toBeLessThan(-10);
  });
  it('filters by several kinds and by box, edges included', async () => {
    expect((await list('kind=site,market')).numberMatched).toBe(2);
    expect((await list('bbox=105.0,20.9,105.0045,21.1')).features.map((f) => f.id)).toEqual([
      'truong-0',
      'truong-1',
      'truong-2',
      'truong-3',
      'truong-4',
    ]);
    expect((await list('bbox=105.024,20.99,105.03,21.0')).numberMatched).toBe(1);
  });
  it('walks all pages without gap or repetition', async () => {
    const seen: string[] = [];
    for (let cursor = '', page = 0; page < 10; page++) {
      const { features, nextCursor, numberMatched } = await list(`limit=7${cursor}`);
      expect(numberMatched).toBe(27);
      seen.push(...features.map((f) => f.id));
      if (!nextCursor) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(seen).toHaveLength(27);
    expect(new Set(seen).size).toBe(27);
    expect(seen[0]).toBe('den');
  });
  it('finds by folded text, aliases too', async () => {
    for (const q of ['den vua', 'ĐỀN', 'que lam', 'kings temple', 'king’s'])
      expect(
        (await list(`q=${encodeURIComponent(q)}`)).features.map((f) => f.id),
        q,
      ).toEqual(['den']);
    expect((await list('q=%22%2A')).numberMatched).toBe(0);
  });
  it('knows what is open at the moment of the answer, in city time', async () => {
    const market = async () => (await list('kind=market')).features[0]?.properties.openState;
    expect(await market()).toEqual({ open: true, until: '2026-01-14T04:00:00.000Z' });
    expect((await list('open=now')).features.map((f) => f.id)).toEqual(['den', 'cho']);
  });
  it('tells all of one place', async () => {
    const { json } = await portal.get('/api/cities/mot/places/cho');
    expect(PlaceDetailFeature.parse(json).properties).toMatchObject({
      openingHours: 'Mo-Fr 07:00-11:00',
      source: { licence: 'CC0-1.0' },
      facts: [],
    });
    expect((await portal.get('/api/cities/mot/places/nowhere')).json).toMatchObject({ status: 404, code: 'not-found' });
    expect((await portal.get('/api/cities/drei/places')).json).toMatchObject({ status: 404, code: 'city-unknown' });
  });
  it('refuses a cursor of another city or of other filters', async () => {
    const { nextCursor } = await list('limit=5');
    for (const path of [
      `/api/cities/hai/places?limit=5&cursor=${nextCursor}`,
      `/api/cities/mot/places?kind=school&cursor=${nextCursor}`,
      '/api/cities/mot/places?cursor=abc',
    ]) {
      const { status, json } = await portal.get(path);
      expect(status, path).toBe(400);
      expect(json.errors[0].field).toBe('cursor');
    }
  });
  it.each([
    ['limit=1e9', 'limit'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=-1', 'limit'],
    ['bbox=NaN,1,2,3', 'bbox'],
    ['bbox=105,21,104,22', 'bbox'],
    ['bbox=1,2,3', 'bbox'],
    ['bbox=1,2,3,Infinity', 'bbox'],
    ['bbox=100,20,190,30', 'bbox'],
    ['kind=BAD!', 'kind.0'],
    ['open=later', 'open'],
    ['q=', 'q'],
  ])('says which field is wrong in ?%s', async (query, field) => {
    const { status, json, headers } = await portal.get(`/api/cities/mot/places?${query}`);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(json).toMatchObject({ code: 'bad-request', status: 400 });
    expect(json.errors[0].field).toBe(field);
    expect(json.requestId).toBe(headers.get('x-request-id'));
  });
  it('answers 304 to who has the answer already', async () => {
    const first = await portal.get('/api/cities/mot/places');
    const again = await portal.app.request('/api/cities/mot/places', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
});
