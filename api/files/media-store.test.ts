import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepMedia } from '../cases/pictures.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal } from '../testing/make-portal.ts';
import { type Ask, jsonOf, makePhoto, makeReportInput, sendReport } from '../testing/send-report.ts';
import { folderStore, type MediaStore, mediaStore } from './media-store.ts';
import { s3Store } from './s3-store.ts';

let folder: string;
let server: S3rver;
let mediaUrl: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stores-'));
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'pictures', configs: [] }],
  });
  const { port } = await server.run();
  // What s3rver takes from everybody.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER');
  mediaUrl = `s3://pictures/portal?endpoint=http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await server.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const STORES: [string, () => MediaStore][] = [
  ['a folder', () => folderStore(join(folder, 'media'))],
  ['a bucket', () => s3Store(mediaUrl)],
  ['a bucket, at its root', () => s3Store(mediaUrl.replace('/portal', ''))],
];

describe.each(STORES)('%s as a store', (_, store) => {
  const keysOf = async (prefix: string) => {
    const keys: string[] = [];
    for await (const { key } of store().list(prefix)) keys.push(key);
    return keys.sort();
  };

  it('gives back every byte, the newest of them, and nothing for what is not there', async () => {
    const bytes = randomBytes(300_000);
    await store().put('originals/aa', bytes);
    expect(await store().get('originals/aa')).toEqual(bytes);
    await store().put('originals/aa', Buffer.from([1, 2, 3]));
    expect(await store().get('originals/aa')).toEqual(Buffer.from([1, 2, 3]));
    await store().put('originals/empty', Buffer.alloc(0));
    expect(await store().get('originals/empty')).toEqual(Buffer.alloc(0));
    expect(await store().get('originals/none')).toBeNull();
  });
  it('gives and takes the same bytes in pieces', async () => {
    const bytes = randomBytes(700_000);
    const path = join(folder, `piece-${randomBytes(4).toString('hex')}`);
    await writeFile(path, bytes);
    await store().putFile('pieces/large', path);
    await store().putFile('pieces/empty', '/dev/null');
    expect(await store().get('pieces/large')).toEqual(bytes);
    expect(await store().get('pieces/empty')).toEqual(Buffer.alloc(0));
    const read = await store().read('pieces/large');
    expect(read && (await buffer(read))).toEqual(bytes);
    expect(await store().read('pieces/none')).toBeNull();
    expect(await keysOf('')).toEqual(expect.arrayContaining(['originals/aa', 'pieces/empty', 'pieces/large']));
    for (const key of ['large', 'empty']) await store().remove(`pieces/${key}`);
  });
  it('forgets what is removed; removing what is not there is no error', async () => {
    await store().put('sizes/bb-1-small', Buffer.from('x'));
    await store().remove('sizes/bb-1-small');
    await store().remove('sizes/bb-1-small');
    expect(await store().get('sizes/bb-1-small')).toBeNull();
    expect(await keysOf('sizes')).toEqual([]);
  });
  it('lists all keys below a prefix and no others, with the time of their last change, however many', async () => {
    const keys = Array.from({ length: 1030 }, (_, n) => `many/${String(n).padStart(4, '0')}`);
    for (let n = 0; n < keys.length; n += 50) await Promise.all(keys.slice(n, n + 50).map((key) => store().put(key, Buffer.from(key))));
    await store().put('manyfold/other', Buffer.from('x'));
    expect(await keysOf('many')).toEqual(keys);
    expect(await keysOf('nothing')).toEqual([]);
    for await (const { modified } of store().list('manyfold')) expect(Math.abs(Date.now() - modified)).toBeLessThan(60_000);
  });
  it('refuses what is no key', async () => {
    for (const key of ['../secret', '/etc/passwd', 'a/../b', '', 'a b', 'a//b', 'ä'])
      await expect(async () => store().get(key)).rejects.toThrow(/is no key/);
  });
  it('holds one of two writers’ bytes whole when both write the same key at once', async () => {
    const all = Array.from({ length: 8 }, (_, n) => Buffer.alloc(200_000, n));
    await Promise.all(all.map((bytes) => store().put('race/one', bytes)));
    const got = await store().get('race/one');
    expect(all.some((bytes) => got?.equals(bytes))).toBe(true);
  });
});

it('a write that a crash broke off is listed below tmp in a folder, so that the sweep finds it', async () => {
  const store = folderStore(join(folder, 'crashed'));
  await mkdir(join(folder, 'crashed', 'tmp'), { recursive: true });
  await writeFile(join(folder, 'crashed', 'tmp', 'ab'), 'half');
  const keys: string[] = [];
  for await (const { key } of store.list('tmp')) keys.push(key);
  expect(keys).toEqual(['tmp/ab']);
});

it('the portal on a bucket: a report’s photo is kept, drawn, served, and what no row names is swept', async () => {
  const portal = await makePortal([makePack('mot')], { config: { mediaUrl } });
  const ask: Ask = (path, init) => portal.app.request(path, init);
  try {
    const photo = await makePhoto();
    const { id } = await jsonOf<{ id: string }>(
      sendReport(ask, 'mot', makeReportInput(), { photos: [{ bytes: photo, type: 'image/jpeg' }] }),
    );
    const store = mediaStore(portal.config);
    const { rows } = await portal.db.client.execute({
      sql: 'SELECT p.id FROM report_photo p JOIN report_case c ON c.report = p.report WHERE c.id = ?',
      args: [id],
    });
    const key = String(rows[0]?.id);
    expect(await store.get(`originals/${key}`)).toEqual(photo);
    await expect.poll(async () => (await ask(`/media/${key}/small.webp`)).status, { timeout: 20_000 }).toBe(200);
    await store.put('originals/cccccccccccccccccccccccc', Buffer.from('left behind'));
    expect(await sweepMedia({ db: portal.db, config: portal.config }, -1000)).toBeGreaterThan(0);
    expect(await store.get('originals/cccccccccccccccccccccccc')).toBeNull();
    expect(await store.get(`originals/${key}`)).toEqual(photo);
  } finally {
    await portal.close();
  }
});
