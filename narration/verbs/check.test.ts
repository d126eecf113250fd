import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { guideCities, readGuides } from '../pack/read-guides.ts';
import { faultsOf } from './check.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('the guides in this repository', () => {
  it('are whole: every sentence rests on a fact, every sound is of its words, every file is the one that was built', () => {
    expect(guideCities(ROOT).length).toBeGreaterThan(0);
    expect(faultsOf(ROOT)).toEqual([]);
  });

  it('tell of two places in a third language, which is data only', () => {
    const third = guideCities(ROOT).flatMap((city) => readGuides(ROOT, city).filter(({ languages }) => languages.length >= 3));
    expect(third.length).toBeGreaterThanOrEqual(2);
  });

  it('have the times of all words in order, within their sentences, and show what is written', () => {
    const seconds = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    for (const city of guideCities(ROOT))
      for (const { languages } of readGuides(ROOT, city))
        for (const { folder, words, sound } of languages)
          for (const [stop, { sentences }] of Object.entries(words.stops)) {
            const cues = readFileSync(join(folder, `${stop}.vtt`), 'utf8')
              .trim()
              .split('\n\n')
              .slice(1);
            expect(cues.length).toBe(sentences.length);
            let before = 0;
            cues.forEach((cue, i) => {
              const [, times = '', text = ''] = cue.split('\n');
              const [start = 0, end = 0] = times.split(' --> ').map(seconds);
              const inside = [...text.matchAll(/<([\d:.]+)>/g)].map(([, time]) => seconds(time ?? ''));
              const all = [start, ...inside, end];
              expect(all).toEqual(all.toSorted((a, b) => a - b));
              expect(start).toBeGreaterThanOrEqual(before);
              before = end;
              expect(text.replaceAll(/<[\d:.]+>/g, '')).toBe(sentences[i]?.text);
              // Most words have a time of their own, or the text would not follow.
              expect(inside.length).toBeGreaterThan((sentences[i]?.text.split(' ').length ?? 0) * 0.5 - 1);
            });
            expect(before).toBeLessThanOrEqual((sound[stop]?.duration ?? 0) + 0.001);
          }
  });
});

describe('a guide with a fault is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guides-'));
  const city = guideCities(ROOT)[0] ?? '';
  const guide = readGuides(ROOT, city)[0]?.guide;
  const at = (path: string) => join(folder, 'scenes', city, 'guide', path);
  const edit = (path: string, change: (text: string) => string) => writeFileSync(at(path), change(readFileSync(at(path), 'utf8')));
  const stop = guide?.stops[0]?.id ?? '';
  beforeEach(() => {
    for (const part of [`scenes/${city}/guide`, `data/${city}`])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true, force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, () => void, RegExp]>([
    [
      'a sentence without a fact',
      () => edit(`${guide?.id}/vi/words.json`, (t) => t.replace(/"facts": \["[\w-]+"/, '"facts": ["made-up"')),
      /rests on made-up/,
    ],
    [
      'a changed word',
      () => edit(`${guide?.id}/vi/words.json`, (t) => t.replace(/"text": "/, '"text": "Này, ')),
      /the sound is not of these words/,
    ],
    ['another file', () => writeFileSync(at(`${guide?.id}/vi/${stop}.mp3`), 'x'), /mp3 is not the file that was built/],
    [
      'a file that was written to a pipe',
      () => {
        const bytes = readFileSync(at(`${guide?.id}/vi/${stop}.webm`));
        writeFileSync(at(`${guide?.id}/vi/${stop}.webm`), bytes.fill(0, bytes.indexOf('4489', 'hex'), bytes.indexOf('4489', 'hex') + 11));
      },
      /webm does not say how long it is/,
    ],
    ['no file', () => rmSync(at(`${guide?.id}/vi/${stop}.webm`)), /webm is missing/],
    ['too large a file', () => writeFileSync(at(`${guide?.id}/vi/${stop}.webm`), Buffer.alloc(2_100_000)), /webm is larger than 2 MB/],
    [
      'a stop without words',
      () => edit(`${guide?.id}/vi/words.json`, (t) => t.replace(`"${stop}":`, '"elsewhere":')),
      /no words for the stop/,
    ],
    ['a missing language', () => rmSync(at(`${guide?.id}/en`), { recursive: true }), /the language en is missing/],
    [
      'an unknown place',
      () => edit(`${guide?.id}/guide.json`, (t) => t.replace(/"place": "[\w-]+"/, '"place": "nowhere"')),
      /there is no place nowhere/,
    ],
  ])('%s', (_, damage, told) => {
    damage();
    expect(faultsOf(folder, [city]).join('\n')).toMatch(told);
  });

  it('a file that is no guide, with its name', () => {
    writeFileSync(at(`${guide?.id}/guide.json`), '{');
    expect(() => faultsOf(folder, [city])).toThrow(/guide\.json: /);
  });
});
