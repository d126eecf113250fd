import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distanceBetween } from '../../../data/model/distance.ts';
import { Site } from '../../../scenes/site-contract.ts';
import { panoramaInputs, readPanoramas, shortHash } from '../../../tiles/panoramas/read-panoramas.ts';
import { sweepMedia } from '../../cases/pictures.ts';
import { mediaStore } from '../../files/media-store.ts';
import { makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { PanoramaList } from './contract.ts';
import { panoramasOffline } from './offline.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const cities = readdirSync(join(ROOT, 'scenes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ city: name, ...readPanoramas(ROOT, name) }))
  .filter(({ panoramas }) => panoramas.length > 0);
const [first] = cities;
const CITY = first?.city ?? '';
const base = `/api/cities/${CITY}/panoramas`;

describe.each(cities)('the built panoramas of $city', ({ city, folder, panoramas, built }) => {
  it('are rendered from the scene as it is now: npm run panoramas', () => {
    const now = Object.fromEntries(panoramas.map((one) => [one.id, panoramaInputs(ROOT, city, one)]));
    expect(Object.fromEntries(Object.entries(built).map(([id, { inputs }]) => [id, inputs]))).toEqual(now);
  });
  it('are the files that their hashes say, equirectangular, each below 1 MB and all below 6 MB', async () => {
    for (const [id, { file, bytes, width }] of Object.entries(built)) {
      const picture = readFileSync(join(folder, `${id}.webp`));
      expect([id, shortHash(picture), picture.length]).toEqual([id, file, bytes]);
      expect(bytes).toBeLessThan(1_000_000);
      const facts = await sharp(picture).metadata();
      expect([facts.format, facts.width, facts.height]).toEqual(['webp', width, width / 2]);
      const { channels } = await sharp(picture).stats();
      // Something is drawn: sky, walls and ground differ.
      expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(25);
    }
    const files = readdirSync(folder).filter((name) => name.endsWith('.webp'));
    expect(files.sort()).toEqual(panoramas.map(({ id }) => `${id}.webp`).sort());
    expect(files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(6_000_000);
  });
  it('stand at their sites, lead to each other and are named in both languages', () => {
    const ids = panoramas.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, place, site, title, position, links } of panoramas) {
      const at = Site.parse(JSON.parse(readFileSync(join(ROOT, 'scenes', city, 'sites', `${site}.json`), 'utf8')));
      expect(at.place).toBe(place);
      expect(distanceBetween(at.position, position)).toBeLessThan(300);
      expect([title.vi, title.en].every(Boolean)).toBe(true);
      expect(links.every((link) => link !== id && ids.includes(link))).toBe(true);
    }
  });
});

/** 2:1, with what a camera writes into it. */
const picture = (width = 2048, height = width / 2) =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'GEHEIM' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 19/1 4404/100' } })
    .toBuffer();
const about = { place: 'cho', title: { vi: 'Chợ', en: 'Market' }, heading: 90, credit: 'Ảnh: Lò Văn A' };

let portal: Portal;
beforeAll(async () => {
  const people = { editor: makeIdentity('tourism-editor'), officer: makeIdentity('agency-officer', ['office']) };
  portal = await makePortal([{ ...makePack(CITY), places: [makePlace('cho')] }], { identify: identifyBy(people) });
});
afterAll(() => portal.close());

const list = async (query = '') => PanoramaList.parse(await (await portal.app.request(`${base}${query}`)).json()).panoramas;
const send = (bytes: Uint8Array | null, words: unknown = about, as = 'editor') => {
  const body = new FormData();
  if (bytes) body.set('picture', new File([new Uint8Array(bytes)], 'anh.jpg'));
  body.set('about', typeof words === 'string' ? words : JSON.stringify(words));
  return portal.app.request(base, { method: 'POST', body, headers: { 'x-as': as, origin: portal.config.publicUrl } });
};
const remove = (id: string, as = 'editor') =>
  portal.app.request(`${base}/${id}`, { method: 'DELETE', headers: { 'x-as': as, origin: portal.config.publicUrl } });

describe('the list', () => {
  it('names each picture by an address that never changes its meaning, and only links that lead somewhere', async () => {
    const all = await list();
    expect(all.map(({ id }) => id).sort()).toEqual(Object.keys(first?.built ?? {}).sort());
    for (const { image, links } of all) {
      const answer = await portal.app.request(image);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(links.every((id) => all.some((one) => one.id === id))).toBe(true);
    }
    expect((await portal.app.request(`${base}/khong-co.webp`)).status).toBe(404);
    expect((await portal.app.request(`${base}/..%2Fpanoramas.json`)).status).toBe(404);
  });
  it('can be asked for one place', async () => {
    const place = first?.panoramas[0]?.place ?? '';
    const some = await list(`?place=${place}`);
    expect(some.length).toBeGreaterThan(0);
    expect(some.every((one) => one.place === place)).toBe(true);
  });
});

describe('a photograph', () => {
  it('is shown at its place without what the camera wrote into it, linked with its neighbours, and goes again', async () => {
    const before = await list();
    const answer = await send(await picture(6000));
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect((await send(await picture(2048))).status).toBe(200);
    const photos = (await list()).filter(({ kind }) => kind === 'photo');
    const [one, two] = photos.sort((a, b) => b.width - a.width);
    if (!one || !two) throw new Error('the photographs are not listed');
    expect(one).toMatchObject({ place: 'cho', heading: 90, credit: about.credit, width: 4096, links: [two.id] });
    expect(one.position.slice(0, 2)).toEqual([105, 21]);
    const shown = await portal.app.request(one.image);
    expect(shown.headers.get('cache-control')).toContain('immutable');
    const bytes = Buffer.from(await shown.arrayBuffer());
    const facts = await sharp(bytes).metadata();
    expect([facts.format, facts.width, facts.height, facts.exif]).toEqual(['webp', 4096, 2048, undefined]);
    expect(bytes.includes('GEHEIM')).toBe(false);
    // A sweep leaves what is named.
    await sweepMedia(portal, -1000);
    expect((await portal.app.request(one.image)).status).toBe(200);
    for (const { id } of [one, two]) expect((await remove(id)).status).toBe(200);
    expect(await list()).toEqual(before);
    expect((await portal.app.request(one.image)).status).toBe(404);
    expect(await mediaStore(portal.config).get(`panoramas/${one.id}`)).toBeNull();
    const { rows } = await portal.db.client.execute(
      `SELECT action, count(*) AS n FROM audit WHERE entity = 'panorama' GROUP BY action ORDER BY action`,
    );
    expect(rows.map(({ action, n }) => [action, Number(n)])).toEqual([
      ['add:panorama', 2],
      ['remove:panorama', 2],
    ]);
  });

  it.each([
    ['no file', async () => null, about, 400, 'picture'],
    ['a text', async () => Buffer.from('không phải ảnh'), about, 415, 'JPEG'],
    ['an ordinary photo', () => picture(2000, 1500), about, 415, 'twice as wide'],
    ['a small one', () => picture(800), about, 415, '1024'],
    ['half of one', async () => (await picture()).subarray(0, 3000), about, 415, 'damaged'],
    ['no credit', () => picture(), { ...about, credit: ' ' }, 400, 'credit'],
    ['a place that is none', () => picture(), { ...about, place: 'khong' }, 400, 'place'],
    ['far from its place', () => picture(), { ...about, position: [106, 21] }, 400, 'km'],
    ['words that are no JSON', () => picture(), '{', 400, 'JSON'],
  ])('is refused with a sentence: %s', async (_, bytes, words, status, sentence) => {
    const before = await list();
    const answer = await send(await bytes(), words);
    const text = await answer.text();
    expect([answer.status, text.includes(sentence)], text).toEqual([status, true]);
    expect(await list()).toEqual(before);
  });

  it('is not for everybody to add or take away, and what is built stays', async () => {
    expect((await send(await picture(), about, 'officer')).status).toBe(403);
    expect((await send(await picture(), about, 'nobody')).status).toBe(401);
    expect((await remove('khong', 'officer')).status).toBe(403);
    expect((await remove(first?.panoramas[0]?.id ?? '')).status).toBe(404);
  });
});

it('can be taken along with a package whose area they stand in', async () => {
  const all = await list();
  const [lng = 0, lat = 0] = all[0]?.position ?? [];
  const source = panoramasOffline(portal);
  const offer = { id: 'city', kind: 'city' as const, title: { vi: 'x' }, positions: [], guides: [] };
  const files = await source.files(CITY, offer, [lng - 0.0001, lat - 0.0001, lng + 0.0001, lat + 0.0001], 'webm');
  expect(files.map(({ url }) => url)).toEqual([base, all[0]?.image, all[0]?.thumbnail]);
  expect(await source.files(CITY, offer, [0, 0, 1, 1], 'webm')).toEqual([]);
});
