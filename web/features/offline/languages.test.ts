import { describe, expect, it } from 'vitest';
import type { KeptFile, KeptPackage } from '../../lib/offline/kept.ts';
import { bytesOf, filesFor, languagesOf, sizesFor, usualLanguages, withLanguages } from './languages.ts';

const file = (url: string, bytes: number, lang?: string): KeptFile => ({
  url,
  part: lang ? 'sound' : 'map',
  bytes,
  hash: 'h',
  ...(lang ? { lang } : {}),
});
const files = [file('/tile', 50), file('/vi.webm', 7, 'vi'), file('/en.webm', 5, 'en'), file('/fr.webm', 3, 'fr')];
const urls = (list: readonly KeptFile[] | undefined) => list?.map(({ url }) => url);

const kept = (languages: string[], change: Partial<KeptPackage> = {}): KeptPackage => ({
  city: 'mot',
  id: 'city',
  kind: 'city',
  title: { vi: 'Một' },
  area: [0, 0, 1, 1],
  clipped: false,
  languages,
  current: { version: 'v1', files: filesFor(files, languages), at: 1 },
  next: null,
  trouble: null,
  paused: false,
  ...change,
});

describe('languages of a package', () => {
  it('are what it has, the reader’s own first; at first only the one that a story is heard in', () => {
    expect(languagesOf(files, 'vi')).toEqual(['vi', 'en', 'fr']);
    expect(usualLanguages(['vi', 'en', 'fr'], undefined, 'vi')).toEqual(['vi']);
    expect(usualLanguages(['vi', 'en', 'fr'], 'fr', 'vi')).toEqual(['fr']);
    expect(usualLanguages(['vi', 'en'], 'fr', 'de')).toEqual(['en']);
    expect(usualLanguages([], undefined, 'vi')).toEqual([]);
  });

  it('that are chosen bring their files; what is of none always comes', () => {
    expect(urls(filesFor(files, ['en']))).toEqual(['/tile', '/en.webm']);
    expect(urls(filesFor(files, []))).toEqual(['/tile']);
    expect(filesFor(files, undefined)).toEqual(files);
    expect(bytesOf(files, ['vi', 'fr'])).toBe(10);
  });
});

it('sizes are those of the choice, by part and in sum', () => {
  const size = (part: 'map' | 'sound', bytes: number, count: number) => ({ part, files: count, bytes, transfer: bytes - 1 });
  const summary = {
    parts: [size('map', 50, 1), { part: 'sound' as const, files: 3, bytes: 15, transfer: 12 }],
    languages: (['vi', 'en', 'fr'] as const).map((lang, i) => ({ lang, ...size('sound', 7 - 2 * i, 1) })),
    bytes: 65,
    transfer: 61,
  };
  expect(sizesFor(summary, ['vi', 'en', 'fr'])).toEqual({ parts: summary.parts, bytes: 65, transfer: 61 });
  const { parts, bytes, transfer } = sizesFor(summary, ['en']);
  expect(parts).toEqual([size('map', 50, 1), size('sound', 5, 1)]);
  expect([bytes, transfer]).toEqual([55, 53]);
  expect(sizesFor(summary, []).parts.map(({ part }) => part)).toEqual(['map']);
});

describe('a language that is taken away', () => {
  it('goes from what is here and from what is on its way, and stays away in the next version', () => {
    const left = withLanguages(kept(['vi', 'en'], { next: { version: 'v2', files, at: 0 } }), ['en']);
    expect([urls(left.current?.files), urls(left.next?.files), left.languages]).toEqual([
      ['/tile', '/en.webm'],
      ['/tile', '/en.webm'],
      ['en'],
    ]);
  });

  it('that was still to come leaves nothing to go on with', () => {
    const adding = kept(['vi'], {
      languages: ['vi', 'en'],
      next: { version: 'v1', files: filesFor(files, ['vi', 'en']), at: 0 },
      paused: true,
    });
    expect(withLanguages(adding, ['vi'])).toEqual(kept(['vi']));
  });

  it('is not asked for before its files are there: a new one comes with its download', () => {
    expect(withLanguages(kept(['vi']), ['vi', 'fr']).languages).toEqual(['vi']);
    expect(withLanguages({ ...kept(['vi']), languages: undefined }, ['vi']).languages).toEqual(['vi']);
  });
});
