import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange as serverRange } from '../../api/http/byte-range.ts';
import { answersCache, FILES_CACHE, type KeptPackage } from '../lib/offline/kept.ts';
import { codeOf, codeTarget } from './code-target.ts';
import { freshPage } from './fresh-page.ts';
import { cachesByUrl, isEmptyTile } from './kept-index.ts';
import { byteRange, rangeAnswer } from './range-answer.ts';

const body = fc.uint8Array({ minLength: 0, maxLength: 400 });
const header = fc.oneof(
  fc.tuple(fc.nat(500), fc.nat(500)).map(([a, b]) => `bytes=${a}-${b}`),
  fc.nat(500).map((a) => `bytes=${a}-`),
  fc.nat(500).map((a) => `bytes=-${a}`),
  fc.constantFrom('bytes=-', 'bytes=0-1,3-4', 'chars=0-1', ''),
);
const ask = async (bytes: Uint8Array<ArrayBuffer>, range: string) => {
  const answer = await rangeAnswer(new Response(bytes, { headers: { 'content-type': 'audio/ogg' } }), range);
  return { answer, got: new Uint8Array(await answer.arrayBuffer()) };
};

describe('a range of a kept body', () => {
  it('is the slice that a server would send, with its place in the whole', async () => {
    await fc.assert(
      fc.asyncProperty(body, header, async (bytes, range) => {
        const { answer, got } = await ask(Uint8Array.from(bytes), range);
        const expected = serverRange(range, bytes.length);
        if (expected === 'unsatisfiable') {
          expect(answer.status).toBe(416);
          expect(answer.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
          expect(got.length).toBe(0);
          return;
        }
        const { first, last } = expected ?? { first: 0, last: bytes.length - 1 };
        expect(answer.status).toBe(expected ? 206 : 200);
        expect([...got]).toEqual([...bytes.slice(first, last + 1)]);
        expect(answer.headers.get('content-length')).toBe(String(got.length));
        expect(answer.headers.get('content-range')).toBe(expected ? `bytes ${first}-${last}/${bytes.length}` : null);
        expect(answer.headers.get('content-type')).toBe('audio/ogg');
      }),
    );
  });

  it('is read from the header as the server reads it', () => {
    fc.assert(
      fc.property(header, fc.nat(400), (range, size) => {
        expect(byteRange(range, size)).toEqual(serverRange(range, size));
      }),
    );
  });

  it('is the whole answer, untouched, where none is asked for', async () => {
    const whole = new Response('abc');
    expect(await rangeAnswer(whole, null)).toBe(whole);
  });
});

const tile = '/tiles/mot/basemap/v1/14/12919/7000.mvt';
const made = (id: string, at: number, version: string, change: Partial<KeptPackage> = {}): KeptPackage => ({
  city: 'mot',
  id,
  kind: 'guide',
  title: { vi: id },
  area: [103.8, 21.2, 104, 21.4],
  clipped: false,
  current: {
    version,
    at,
    files: [
      { url: tile, part: 'map', bytes: 1, hash: 'a' },
      { url: '/tiles/mot/basemap/tiles.json', part: 'map', bytes: 1, hash: 'b' },
      { url: '/api/cities/mot', part: 'texts', bytes: 1, hash: null },
    ],
  },
  next: null,
  trouble: null,
  paused: false,
  ...change,
});

describe('where a kept address lies', () => {
  it('is the shared cache for what never changes, and the package’s own version for what does', () => {
    const found = cachesByUrl([made('guide:a', 1, 'one')]);
    expect(found.get(tile)).toBe(FILES_CACHE);
    expect(found.get('/tiles/mot/basemap/tiles.json')).toBe(answersCache('mot/guide:a', 'one'));
    expect(found.get('/api/cities/mot')).toBe(answersCache('mot/guide:a', 'one'));
  });

  it('is the later of two packages that keep the same, in whatever order they stand', () => {
    const both = [made('guide:a', 2, 'new'), made('guide:b', 1, 'old')];
    for (const packages of [both, both.toReversed()])
      expect(cachesByUrl(packages).get('/api/cities/mot')).toBe(answersCache('mot/guide:a', 'new'));
  });

  it('is nowhere for answers of a version that is still on its way', () => {
    const current = made('guide:a', 1, 'one').current;
    const found = cachesByUrl([made('guide:a', 1, 'one', { current: null, next: current })]);
    expect([...found.keys()]).toEqual([tile]);
  });

  it('knows a tile of empty country from one that was not taken along', () => {
    const kept = [made('guide:a', 1, 'one')];
    expect(isEmptyTile('/tiles/mot/basemap/v1/12/3230/1800.mvt', kept)).toBe(true);
    expect(isEmptyTile('/tiles/mot/basemap/v1/8/0/0.mvt', kept)).toBe(true);
    expect(isEmptyTile('/tiles/mot/basemap/v1/14/0/0.mvt', kept)).toBe(false);
    expect(isEmptyTile('/tiles/mot/basemap/v2/8/0/0.mvt', kept)).toBe(false);
    expect(isEmptyTile('/tiles/hai/basemap/v1/8/0/0.mvt', kept)).toBe(false);
    expect(isEmptyTile('/tiles/mot/terrain/v1/8/0/0.terrain', kept)).toBe(false);
  });
});

describe('a sign’s code', () => {
  const list = { guides: [{ id: 'nha-tu', code: 101, stops: 6 }] };
  it.each([
    ['/g/101', { city: null, code: '101' }],
    ['/g/son-la/101-2', { city: 'son-la', code: '101-2' }],
    ['/son-la/guide', null],
    ['/g/a/b/c', null],
  ])('%s', (path, expected) => expect(codeOf(path)).toEqual(expected));

  it.each([
    ['101', '/mot/guide?of=nha-tu'],
    ['101-6', '/mot/guide?of=nha-tu&n=6'],
    ['101-7', '/mot/guide?code=101-7'],
    ['999', '/mot/guide?code=999'],
  ])('%s leads to %s', (code, expected) => expect(codeTarget('mot', code, list)).toBe(expected));
});

describe('the kept entry page', () => {
  it('gets another nonce at each opening, the same in its policy and in itself, and keeps the rest', async () => {
    const kept = () =>
      new Response('<meta property="csp-nonce" nonce="b2xk"><style nonce="b2xk"></style>', {
        headers: { 'content-security-policy': "default-src 'none'; style-src 'self' 'nonce-b2xk'", 'content-type': 'text/html' },
      });
    const pages = await Promise.all([freshPage(kept()), freshPage(kept())]);
    const seen = pages.map((page) => /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? '');
    expect(new Set([...seen, 'b2xk']).size).toBe(3);
    for (const [i, page] of pages.entries()) {
      expect(page.headers.get('content-type')).toBe('text/html');
      expect(await page.text()).toBe(`<meta property="csp-nonce" nonce="${seen[i]}"><style nonce="${seen[i]}"></style>`);
    }
  });

  it('without a policy stays as it is', async () => {
    expect(await (await freshPage(new Response('<p>nonce</p>'))).text()).toBe('<p>nonce</p>');
  });
});
