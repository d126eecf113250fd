import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Metadata } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { THUMBNAIL } from '../../../data/model/panorama/thumbnail.ts';
import { readPanoramas } from '../../../tiles/panoramas/read-panoramas.ts';
import { sweepMedia } from '../../cases/pictures.ts';
import { mediaStore } from '../../files/media-store.ts';
import { makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { PanoramaList } from './contract.ts';
import { cutThumbnail } from './cut-thumbnail.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CITY = readdirSync(join(ROOT, 'scenes')).find((name) => readPanoramas(ROOT, name).panoramas.length > 0) ?? '';
const base = `/api/cities/${CITY}/panoramas`;
const shape = ({ width, height, format, exif }: Metadata) => [width, height, format, exif];
const WHOLE = [THUMBNAIL.width, THUMBNAIL.height, 'webp', undefined];

/** Four quarters: red about the middle column, then clockwise green, blue (over the seam), yellow. */
const quarters = (width: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width / 2}" viewBox="0 0 8 4"><rect width="8" height="4" fill="#00f"/>
        <rect x="1" width="2" height="4" fill="#ff0"/><rect x="3" width="2" height="4" fill="#f00"/><rect x="5" width="2" height="4" fill="#0f0"/></svg>`,
    ),
  )
    .webp({ lossless: true })
    .toBuffer();
const colours = async (bytes: Buffer) => {
  const { channels } = await sharp(bytes).stats();
  return channels.map(({ mean, stdev }) => [Math.round(mean / 25), Math.round(stdev)]);
};

describe('what is cut from a panorama', () => {
  it.each([
    ['to the middle', 0, 0, [10, 0, 0]],
    ['to the right', 90, 0, [0, 10, 0]],
    ['over the seam', 180, 0, [0, 0, 10]],
    ['to the left', 270, 0, [10, 10, 0]],
    ['counted from the middle column’s bearing', 30, 300, [0, 10, 0]],
  ])('is what one sees first: %s', async (_, look, heading, wanted) => {
    const cut = await cutThumbnail(await quarters(2048), look, heading);
    expect(shape(await sharp(cut).metadata())).toEqual([444, 296, 'webp', undefined]);
    expect(await colours(cut)).toEqual(wanted.map((mean) => [mean, expect.closeTo(0, -0.5)]));
  });
});

let portal: Portal;
beforeAll(async () => {
  const people = { editor: makeIdentity('tourism-editor') };
  const packs = [{ ...makePack(CITY), places: [makePlace('cho')] }, makePack('mot')];
  portal = await makePortal(packs, { identify: identifyBy(people) });
});
afterAll(() => portal.close());
const list = async () => PanoramaList.parse(await (await portal.app.request(base)).json()).panoramas;
const ask = async (url: string) => {
  const answer = await portal.app.request(url);
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe('the small picture of a built panorama', () => {
  it('is small, kept by browsers for as long as they like, and shows something', async () => {
    const all = await list();
    expect(all.length).toBeGreaterThan(0);
    for (const { thumbnail } of all) {
      const { status, headers, bytes } = await ask(thumbnail);
      expect([status, headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(headers.get('cache-control')).toContain('immutable');
      expect(shape(await sharp(bytes).metadata())).toEqual(WHOLE);
      expect(bytes.length).toBeLessThan(60_000);
      expect(Math.max(...(await sharp(bytes).stats()).channels.map(({ stdev }) => stdev))).toBeGreaterThan(20);
    }
  });

  it('is cut once: what lies in the folder is what is sent', async () => {
    const [one] = await list();
    const { thumbnail = '' } = one ?? {};
    await ask(thumbnail);
    const file = join(portal.config.dataDir, 'panorama-thumbnails', new URL(thumbnail, 'http://x').searchParams.get('v') ?? '');
    const other = await sharp(await readFile(file))
      .negate()
      .webp()
      .toBuffer();
    await writeFile(file, other);
    expect((await ask(thumbnail)).bytes.equals(other)).toBe(true);
  });

  it('is asked about again at an address that is not its own, and is nowhere else', async () => {
    const [one] = await list();
    const [path = ''] = one?.thumbnail.split('?') ?? [];
    for (const url of [path, `${path}?v=0123456789abcdef`]) expect((await ask(url)).headers.get('cache-control')).toBe('no-cache');
    expect((await ask(`${base}/khong-co/thumbnail.webp`)).status).toBe(404);
    expect((await ask(path.replace(CITY, 'mot'))).status).toBe(404);
    expect((await ask(path.replace(CITY, 'khong-co'))).status).toBe(404);
    expect((await ask(`${base}/..%2F..%2Fx/thumbnail.webp`)).status).toBe(404);
  });
});

describe('the small picture of a photograph', () => {
  it('comes without what the camera wrote, outlives a sweep, and goes with the photograph', async () => {
    const body = new FormData();
    const photo = await sharp(await quarters(4096))
      .jpeg({ quality: 95 })
      .withExif({ IFD0: { Copyright: 'GEHEIM' } })
      .toBuffer();
    body.set('picture', new File([new Uint8Array(photo)], 'anh.jpg'));
    body.set('about', JSON.stringify({ place: 'cho', title: { vi: 'Chợ', en: 'Market' }, heading: 90, credit: 'Ảnh: Lò Văn A' }));
    const headers = { 'x-as': 'editor', origin: portal.config.publicUrl };
    expect((await portal.app.request(base, { method: 'POST', body, headers })).status).toBe(200);
    const one = (await list()).find(({ kind }) => kind === 'photo');
    if (!one) throw new Error('the photograph is not listed');
    const { bytes, headers: sent } = await ask(one.thumbnail);
    expect(shape(await sharp(bytes).metadata())).toEqual(WHOLE);
    expect(sent.get('cache-control')).toContain('immutable');
    expect(sent.get('content-security-policy')).toContain('sandbox');
    expect(bytes.includes('GEHEIM')).toBe(false);
    // What is looked at first is the middle column, whatever its bearing.
    expect((await colours(bytes)).map(([mean]) => mean)).toEqual([10, 0, 0]);

    const names = async () => {
      const keys: string[] = [];
      for await (const { key } of mediaStore(portal.config).list('panoramas')) keys.push(key);
      return keys;
    };
    expect(await names()).toHaveLength(2);
    await sweepMedia(portal, -1000);
    expect(await names()).toHaveLength(2);
    expect((await portal.app.request(`${base}/${one.id}`, { method: 'DELETE', headers })).status).toBe(200);
    expect((await ask(one.thumbnail)).status).toBe(404);
    expect(await names()).toEqual([]);
  });
});
