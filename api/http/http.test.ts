import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { acceptedEncodings } from './accepted-encoding.ts';
import { byteRange } from './byte-range.ts';
import { Problem } from './contract.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { ProblemError } from './problem.ts';
import { pathBelow } from './static-file.ts';

let portal: Portal;
const text = 'tile '.repeat(400);
beforeAll(async () => {
  portal = await makePortal([makePack('mot')], { config: { embedOrigins: ['https://city.example'] } });
  const put = async (path: string, body: string | Buffer) => {
    await mkdir(join(portal.folder, path, '..'), { recursive: true });
    await writeFile(join(portal.folder, path), body);
  };
  await put('tiles/mot/terrain/layer.json', '{}');
  await put('tiles/mot/terrain/v1/0/0/0.terrain', text);
  await put('tiles/mot/terrain/v1/0/0/0.terrain.br', brotliCompressSync(text));
  await put('tiles/mot/terrain/v1/0/0/0.terrain.gz', gzipSync(text));
  await put('tiles/mot/basemap/tiles.json', '{"tiles":["/tiles/mot/basemap/v7/{z}/{x}/{y}.mvt"]}');
  await put('tiles/mot/basemap/v7/3/4/5.mvt', 'mvt');
  await put('secret.txt', 'secret');
  await put('web/index.html', '<script nonce="__CSP_NONCE__" src="/assets/a.js"></script>');
  await put('web/assets/a.js', 'let a;');
});
afterAll(() => portal.close());
const ask = (path: string, headers: Record<string, string> = {}) => portal.app.request(path, { headers });

it('browsers are told to come by https alone where the portal is reached so, and only there', async () => {
  expect((await ask('/api/health/live')).headers.has('strict-transport-security')).toBe(false);
  const safe = await makePortal([makePack('mot')], { config: { publicUrl: 'https://thanh-pho.example' } });
  for (const path of ['/api/health/live', '/api/nothing'])
    expect((await safe.app.request(path)).headers.get('strict-transport-security')).toBe('max-age=31536000');
  await safe.close();
});

describe('tiles', () => {
  it('are immutable below a version and revalidate at their entry', async () => {
    expect((await ask('/tiles/mot/terrain/v1/0/0/0.terrain')).headers.get('cache-control')).toContain('immutable');
    expect((await ask('/tiles/mot/terrain/layer.json')).headers.get('cache-control')).toBe('no-cache');
  });
  it('come compressed as the client likes, each form with an ETag of its own', async () => {
    const tags = new Set<string | null>();
    for (const [accept, encoding] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await ask('/tiles/mot/terrain/v1/0/0/0.terrain', { 'accept-encoding': accept });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('content-type')).toBe('application/vnd.quantized-mesh');
      expect(answer.headers.get('vary')).toBe('accept-encoding');
      tags.add(answer.headers.get('etag'));
      const again = await ask('/tiles/mot/terrain/v1/0/0/0.terrain', {
        'accept-encoding': accept,
        'if-none-match': answer.headers.get('etag') ?? '',
      });
      expect(again.status).toBe(304);
    }
    expect(tags.size).toBe(3);
  });
  it('come in part where a range asks', async () => {
    const part = await ask('/tiles/mot/terrain/v1/0/0/0.terrain', { range: 'bytes=5-8', 'accept-encoding': 'br' });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('tile');
    expect(part.headers.get('content-range')).toBe(`bytes 5-8/${text.length}`);
    expect((await ask('/tiles/mot/terrain/v1/0/0/0.terrain', { range: 'bytes=99999-' })).status).toBe(416);
  });
  it('find the current basemap without its version; empty country is 204', async () => {
    expect(await (await ask('/tiles/mot/basemap/3/4/5.mvt')).text()).toBe('mvt');
    expect((await ask('/tiles/mot/basemap/3/0/0.mvt')).status).toBe(204);
    expect((await ask('/tiles/mot/basemap/v7/3/0/0.mvt')).status).toBe(204);
    expect((await ask('/tiles/mot/terrain/v1/0/9/9.terrain')).status).toBe(404);
    expect((await ask('/tiles/zwei/basemap/3/0/0.mvt')).status).toBe(404);
  });
  it.each([
    '/tiles/../secret.txt',
    '/tiles/%2e%2e/secret.txt',
    '/tiles/..%2fsecret.txt',
    '/tiles/mot/..%5c..%5csecret.txt',
    '/tiles/mot/%00',
    '/tiles/%E0%A4%A',
  ])('do not lead out of their folder: %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('secret');
  });
});

describe('the web shell', () => {
  it('gives every page a nonce of its own and a policy without unsafe scripts', async () => {
    const [one, two] = await Promise.all([ask('/'), ask('/city/mot', { accept: 'text/html' })]);
    const nonce = /nonce="([^"]+)"/.exec(await one.text())?.[1];
    const policy = one.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    expect(await two.text()).not.toContain(nonce);
  });
  it('sends the poster along with a map page, and with no other', async () => {
    const links = await Promise.all(
      ['/', '/mot', '/embed/mot', '/mot/guide', '/mot/panorama'].map(async (path) => (await ask(path)).headers.get('link')),
    );
    expect(links.map((link) => link?.includes('</poster.svg>; rel=preload') ?? false)).toEqual([true, true, true, false, false]);
  });
  it('may be framed by the allowed origins at /embed only', async () => {
    expect((await ask('/embed/mot')).headers.get('content-security-policy')).toContain(`frame-ancestors 'self' https://city.example`);
    expect((await ask('/')).headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'$/);
  });
  it('is told to be on its way while it is being made, to browsers alone, and nothing keeps that', async () => {
    const young = await makePortal([makePack('mot')]);
    try {
      const answer = await young.app.request('/mot', { headers: { accept: 'text/html' } });
      expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([503, '5', 'no-store']);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await answer.text()).toContain('http-equiv="refresh"');
      for (const [path, accept] of [
        ['/mot', 'application/json'],
        ['/assets/a.js', '*/*'],
        ['/api/none', 'text/html'],
      ] as const)
        expect((await young.app.request(path, { headers: { accept } })).status, path).toBe(404);
    } finally {
      await young.close();
    }
  });
  it('answers 404 for a missing file instead of the page', async () => {
    for (const path of ['/assets/missing.js', '/favicon.ico', '/api/nothing', '/tiles/none.json']) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      expect(Problem.parse(await answer.json()).code).toBe('not-found');
    }
    expect((await ask('/assets/a.js')).headers.get('cache-control')).toContain('immutable');
  });
});

describe('errors', () => {
  it('of a broken database are a 500 without a word of it', async () => {
    const broken = await makePortal([makePack('mot')]);
    await broken.db.write((client) => client.execute('DROP TABLE report'));
    const { status, json } = await broken.get('/api/cities/mot/reports');
    expect(status).toBe(500);
    expect(Problem.strict().parse(json).code).toBe('internal');
    expect(JSON.stringify(json)).not.toMatch(/report|sqlite|table/i);
    await broken.close();
  });
  it('name an endless address and a wrong method', async () => {
    expect((await portal.get(`/api/cities/mot/search?q=${'a'.repeat(5000)}`)).json.code).toBe('too-long');
    expect((await portal.app.request('/api/cities', { method: 'POST' })).status).toBe(405);
  });
});

describe('a cursor', () => {
  it('reads back what was written, in its own list only', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.integer({ min: -4e9, max: 4e9 }),
        fc.integer({ min: 0, max: 1e9 }),
        (scope, other, sort, seq) => {
          const cursor = writeCursor(scope, [sort, seq]);
          expect(readCursor(scope, cursor)).toEqual([sort, seq]);
          if (other !== scope) expect(() => readCursor(other, cursor)).toThrow(ProblemError);
        },
      ),
    );
  });
  it('that we never wrote is refused, not trusted', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readCursor('scope', text)).toThrow(ProblemError);
      }),
    );
  });
});

it('byte ranges lie within the file', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(5000), fc.nat(5000), fc.nat(5000), (junk, size, a, b) => {
      for (const header of [junk, `bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${a}`]) {
        const range = byteRange(header, size);
        if (range && range !== 'unsatisfiable') expect(0 <= range.first && range.first <= range.last && range.last < size).toBe(true);
      }
    }),
  );
});

it('a URL path never leaves its folder', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.string(), (path, junk) =>
      [path, junk, `../${path}`].every((p) => pathBelow('/root', p)?.startsWith('/root') ?? true),
    ),
  );
});

it('weights of encodings are obeyed', () => {
  expect(acceptedEncodings('gzip;q=1, br;q=0.5')).toEqual(['gzip', 'br']);
  expect(acceptedEncodings('*')).toEqual(['br', 'gzip']);
  expect(acceptedEncodings(undefined)).toEqual([]);
});
