import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityPictures, pictureUrl } from '../../files/picture-shelf.ts';
import { packIds, readPack } from '../../seed/read-pack.ts';
import { makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { PlaceAround } from './contract.ts';
import { structuredData } from './structured-data.ts';

const ids = await packIds();
const EVIL = '<script>alert("1")</script>';
let portal: Portal;
beforeAll(async () => {
  const evil = makePlace('xau', { kind: 'site', name: { vi: EVIL }, summary: { vi: `"${EVIL}` }, description: [{ vi: EVIL }] });
  const far = makePlace('cho', { kind: 'market', name: { vi: 'Chợ' }, position: [105.002, 21] });
  portal = await makePortal([...(await Promise.all(ids.map((id) => readPack(id)))), makePack('mot', { places: [evil, far] })]);
});
afterAll(() => portal.close());

const page = async (path: string) => {
  const answer = await portal.app.request(path);
  return { answer, text: await answer.text() };
};
const dataIn = (text: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? 'null');

describe.each(ids)('pages of places in %s', (city) => {
  it('tell title, text, picture and position without a script, in both languages', async () => {
    const { features } = (await portal.get(`/api/cities/${city}/places?kind=site&limit=50`)).json;
    expect(features.length).toBeGreaterThan(0);
    for (const { id, properties, geometry } of features)
      for (const lang of ['vi', 'en']) {
        const { answer, text } = await page(`/${city}/places/${id}?lang=${lang}`);
        expect(answer.status).toBe(200);
        expect(text.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, '')).not.toContain('<script');
        expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
        const structured = dataIn(text);
        expect(structured.name).toBe(properties.name[lang] ?? properties.name.vi);
        expect([structured.geo.longitude, structured.geo.latitude]).toEqual(geometry.coordinates.slice(0, 2));
        expect(text).toContain(`<html lang="${lang}">`);
        expect(text).toContain(`href="/${city}?to=${id}&amp;lang=${lang}"`);
        // The last picture is one that every previewer knows.
        expect([...text.matchAll(/<meta property="og:image" content="(http[^"]+)"/g)].at(-1)?.[1]).toMatch(/\/map\.png$/);
      }
  });
});

describe('a page of a place', () => {
  it('writes what was typed as text', async () => {
    const { text } = await page('/mot/places/xau');
    expect(text).not.toContain(EVIL);
    expect(text).toContain('&lt;script&gt;');
    expect(dataIn(text).name).toBe(EVIL);
  });
  it('says what is not known', async () => {
    expect((await page('/mot/places/xau')).text).toContain('<dt>Giá vé</dt><dd><span class="muted">chưa có thông tin</span></dd>');
  });
  it('is found by the id alone, and is not found where there is none', async () => {
    const found = await portal.app.request('/places/xau?lang=en');
    expect([found.status, found.headers.get('location')]).toEqual([301, '/mot/places/xau?lang=en']);
    for (const path of ['/places/khong-co', '/mot/places/khong-co', '/khong/places/xau', '/khong/places'])
      expect((await portal.app.request(path)).status).toBe(404);
  });
  it('that is not there is a page for people, and a problem for programs', async () => {
    for (const path of ['/mot/places/khong-co', '/khong/places', '/places/khong-co', '/g/khong/101']) {
      const answer = await portal.app.request(path, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, expect.stringContaining('text/html')]);
      expect(await answer.text()).toContain('<h1>Không có trang này</h1>');
      expect((await portal.app.request(path)).headers.get('content-type')).toContain('application/problem+json');
    }
  });
  it('is kept: unchanged is answered 304', async () => {
    const first = await portal.app.request('/mot/places/xau');
    const again = await portal.app.request('/mot/places/xau', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
  it('stands in the list of its city and in the sitemap', async () => {
    expect((await page('/mot/places')).text).toContain('href="/mot/places/xau?lang=vi"');
    const { text } = await page('/sitemap.xml');
    expect(text).toContain('/mot/places/xau</loc>');
    expect(text).not.toContain('/mot/places/cho');
    expect((await page('/robots.txt')).text).toContain('/sitemap.xml');
  });
});

describe('what is around a place', () => {
  it('is told by distance, the place itself left out', async () => {
    const { near } = PlaceAround.parse((await portal.get('/api/cities/mot/places/cho/around')).json);
    expect(near.map(({ id }) => id)).toContain('xau');
    expect(near.map(({ id }) => id)).not.toContain('cho');
    expect(near.map(({ metres }) => metres)).toEqual(near.map(({ metres }) => metres).sort((a, b) => a - b));
  });
  it('has a map only where one is built', async () => {
    expect((await portal.app.request('/api/cities/mot/places/cho/map.png')).status).toBe(404);
  });
});

describe('opening hours for search engines', () => {
  const specification = (openingHours: string) =>
    structuredData({ place: { ...makePlace('a'), openingHours }, lang: 'vi', url: '', images: [], city: '' }).openingHoursSpecification;
  it('join days of the same hours', () => {
    expect(specification('Mo-Fr 07:30-11:30; Sa,Su off')).toEqual([
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
        opens: '07:30',
        closes: '11:30',
      },
    ]);
  });
  it('go past midnight, and all day', () => {
    expect(specification('Sa 17:00-02:00')).toMatchObject([{ dayOfWeek: ['Saturday'], opens: '17:00', closes: '02:00' }]);
    expect(specification('24/7')).toMatchObject([{ opens: '00:00', closes: '23:59' }]);
    expect(specification('sáng chiều')).toBeUndefined();
  });
});

describe.each(ids)('pictures of places in %s', (city) => {
  it('are of places that are there, lie beside their list, and are small', async () => {
    for (const picture of cityPictures(city)) {
      expect((await portal.get(`/api/cities/${city}/places/${picture.place}`)).status).toBe(200);
      const answer = await portal.app.request(pictureUrl(city, picture));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
      const { width = 0, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect([format, width >= 640]).toEqual(['webp', true]);
      expect(Object.keys(picture.alt)).toEqual(expect.arrayContaining(['vi', 'en']));
    }
  });
  it('of another name are not there', async () =>
    expect((await portal.app.request(`/api/cities/${city}/pictures/pictures.json`)).status).toBe(404));
});
