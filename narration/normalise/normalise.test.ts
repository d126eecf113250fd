import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuideWords } from '../../scenes/guide-contract.ts';
import { spokenText } from './segment.ts';
import { speak } from './speak.ts';
import cases from './vi-cases.json' with { type: 'json' };
import { integerWords, romanValue } from './vi-number.ts';

const said = (lang: string, text: string) => spokenText(speak(lang, text));

describe('Vietnamese', () => {
  it('has a table of 200 cases at least, none twice', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cases.map(([text]) => text)).size).toBe(cases.length);
  });

  it.each(cases as [string, string][])('%s: %s', (text, spoken) => expect(said('vi', text)).toBe(spoken));

  it('leaves no figure unsaid, whatever number it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => {
        expect(integerWords(n)).toMatch(/^[\p{L} ]+$/u);
        expect(said('vi', n.toLocaleString('de-DE'))).toBe(integerWords(n));
      }),
    );
  });

  it('reads Roman numerals, and only well-formed ones', () => {
    expect(['I', 'IV', 'IX', 'XIV', 'XL', 'MCMXLV'].map(romanValue)).toEqual([1, 4, 9, 14, 40, 1945]);
    expect(['IIII', 'VX', 'IC', '', 'A'].map(romanValue)).toEqual([null, null, null, null, null]);
  });
});

describe('other languages', () => {
  it.each([
    ['en', 'It covers 2,170 m² since 1908.', 'It covers 2170 square metres since 19 oh 8.'],
    ['en', 'in 2001, in 2014 and in 1900', 'in two thousand and 1, in 20 14 and in 19 hundred'],
    ['en', '5-6 km from Lò Văn Giá street', '5 to 6 kilometres from Lo Van Gia street'],
    ['en', 'one counts 1,007 terms', 'one counts 1007 terms'],
    ['fr', '2 170 m² à Sơn La, 36-38 °C', '2170 mètres carrés à Son La, 36 à 38 degrés Celsius'],
    ['fr', 'l’été à Điện Biên', 'l’été à Dien Biên'],
  ])('%s: %s', (lang, text, spoken) => expect(said(lang, text)).toBe(spoken));

  it('says plainly that it has no rules for a language', () => {
    expect(() => speak('xx', 'a')).toThrow('no rules for the language xx');
  });
});

describe('every language', () => {
  const written = globSync('scenes/*/guide/*/*/words.json').map((file) => ({
    lang: basename(dirname(file)),
    words: JSON.parse(readFileSync(file, 'utf8')) as GuideWords,
  }));
  const sentences = written.flatMap(({ lang, words }) =>
    Object.values(words.stops).flatMap((stop) => stop.sentences.map(({ text }) => ({ lang, text }))),
  );

  it('keeps the text as it is shown, piece by piece', () => {
    expect(sentences.length).toBeGreaterThan(150);
    for (const { lang, text } of sentences) {
      expect(
        speak(lang, text)
          .map(({ source }) => source)
          .join(''),
      ).toBe(text);
    }
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('vi', 'en', 'fr'),
        (text, lang) =>
          speak(lang, text)
            .map(({ source }) => source)
            .join('') === text,
      ),
    );
  });

  it('leaves a Vietnamese voice no figures and no abbreviations', () => {
    const left = sentences.filter(({ lang }) => lang === 'vi').map(({ text }) => said('vi', text));
    expect(left.filter((text) => /\d|\p{Lu}{2,}/u.test(text))).toEqual([]);
  });
});
