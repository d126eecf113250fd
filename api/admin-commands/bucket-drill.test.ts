/** The restore drill where pictures lie in a bucket: a report's photo is served by another portal, on another bucket or on a folder. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import S3rver from 's3rver';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../app.ts';
import { picturesAtRest } from '../cases/pictures.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { mediaStore } from '../files/media-store.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { jsonOf, makePhoto, makeReportInput, sendReport } from '../testing/send-report.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });
const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };

let folder: string;
let server: S3rver;
let portal: Portal;
let bucket: (name: string) => string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drill-'));
  const configureBuckets = ['first', 'second'].map((name) => ({ name, configs: [] }));
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: join(folder, 's3'), configureBuckets });
  const { port } = await server.run();
  for (const [name, value] of Object.entries(KEYS)) vi.stubEnv(name, value);
  bucket = (name) => `s3://${name}/portal?endpoint=http://127.0.0.1:${port}`;
  portal = await makePortal([makePack('mot')], { config: { mediaUrl: bucket('first') } });
});
afterEach(async () => {
  await portal.close();
  await server.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const run = (name: string, args: string[], environment: Record<string, string>) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url)), ...args], {
      env: { PATH: process.env.PATH, ...KEYS, ...environment },
      cwd: folder,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('exit', (code) => resolve({ code, said }));
  });
const backup = (target: string) => run('backup', [target], { DATA_DIR: portal.config.dataDir, MEDIA_URL: bucket('first') });
/** Every picture of a portal with its bytes. */
async function pictures(config: Pick<Config, 'dataDir' | 'mediaUrl'>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { key } of mediaStore(config).list('')) found[key] = (await mediaStore(config).get(key))?.toString('base64') ?? 'gone';
  return found;
}
async function reportWithPhoto(): Promise<void> {
  const photos = [{ bytes: await makePhoto(), type: 'image/jpeg' }];
  await jsonOf(sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput(), { photos }));
  await picturesAtRest(portal.db);
}

it('a backup holds the pictures of the bucket, and both kinds of portal are restored from it, byte by byte', async () => {
  await reportWithPhoto();
  const before = await pictures(portal.config);
  expect(Object.keys(before).map((key) => key.split('/')[0])).toEqual(expect.arrayContaining(['originals', 'sizes']));
  const copy = join(folder, 'copy');
  expect(await backup(copy)).toEqual({ code: 0, said: '' });
  expect((await readdir(join(copy, 'media'))).sort()).toEqual(expect.arrayContaining(['originals', 'sizes']));
  for (const [name, mediaUrl] of [
    ['of-bucket', bucket('second')],
    ['of-folder', undefined],
  ] as const) {
    const dataDir = join(folder, name);
    const environment = { DATA_DIR: dataDir, ...(mediaUrl ? { MEDIA_URL: mediaUrl } : {}) };
    expect([name, await run('restore', [copy], environment)]).toEqual([name, { code: 0, said: '' }]);
    const config = { ...portal.config, dataDir, mediaUrl, databaseUrl: `file:${dataDir}/portal.db` };
    expect(await pictures(config)).toEqual(before);
    const db = await openDatabase(config.databaseUrl);
    try {
      const app = createApp({ db, config, models: portal.models, now: () => portal.clock.now });
      const { reports } = { reports: await db.client.execute('SELECT id FROM report WHERE published = 1 LIMIT 1') };
      const told = await app.request(`/api/cities/mot/reports/${String(reports.rows[0]?.id)}/photos`);
      const address = /\/media\/[^"\s]+/.exec(await told.text())?.[0] ?? '';
      const photo = await app.request(address);
      expect([photo.status, photo.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)]);
    } finally {
      await db.close();
    }
  }
});

it('a restore refuses a bucket that holds pictures, and a backup that lacks some', async () => {
  await reportWithPhoto();
  const copy = join(folder, 'copy');
  expect((await backup(copy)).code).toBe(0);
  const to = { DATA_DIR: join(folder, 'again'), MEDIA_URL: bucket('first') };
  expect((await run('restore', [copy], to)).said).toMatch(/holds pictures already/);
  const [original = ''] = await readdir(join(copy, 'media', 'originals'));
  await unlink(join(copy, 'media', 'originals', original));
  expect((await run('restore', [copy], { ...to, MEDIA_URL: bucket('second') })).said).toMatch(/lacks files/);
});
