/** English and French as they are said by a voice that knows no Vietnamese: measures in words, names without the marks it would spell out. */
import type { Rule, Segment } from './segment.ts';
import { segments } from './segment.ts';

interface Words {
  units: Record<string, string>;
  /** Letters with marks that the language has itself. */
  own: string;
  /** Between the ends of a range. */
  to: string;
  rules: Rule[];
}
const UNIT_END = '(?![\\p{L}\\p{N}²³])';

/** 1908 is nineteen oh eight, 2001 two thousand and one. */
function englishYear(written: string): string {
  const [century, rest] = [Number(written.slice(0, 2)), Number(written.slice(2))];
  if (written.startsWith('20') && rest < 10) return `two thousand${rest ? ` and ${rest}` : ''}`;
  return rest === 0 ? `${century} hundred` : `${century} ${rest < 10 ? `oh ${rest}` : rest}`;
}

const LANGUAGES: Record<string, Words> = {
  en: {
    own: '',
    to: 'to',
    units: {
      'm²': 'square metres',
      'm³': 'cubic metres',
      m: 'metres',
      km: 'kilometres',
      'km²': 'square kilometres',
      ha: 'hectares',
      '%': 'percent',
      '°C': 'degrees Celsius',
      'km/h': 'kilometres an hour',
    },
    rules: [
      {
        pattern: /(1[1-9]\d\d|20\d\d)(?![\p{L}\p{N}]|[.,]\d)/uy,
        say: ([, year], before) =>
          /\b(in|of|since|and|between|from|to|until|January|February|March|April|May|June|July|August|September|October|November|December)\s$/iu.test(
            before,
          )
            ? englishYear(year ?? '')
            : null,
      },
    ],
  },
  fr: {
    own: 'àâçéèêëîïôùûüÿœæ',
    to: 'à',
    units: {
      'm²': 'mètres carrés',
      'm³': 'mètres cubes',
      m: 'mètres',
      km: 'kilomètres',
      'km²': 'kilomètres carrés',
      ha: 'hectares',
      '%': 'pour cent',
      '°C': 'degrés Celsius',
    },
    rules: [],
  },
};

/** How a text is said, word by word as it is shown. @throws RangeError for a language without rules */
export function speakForeign(lang: string, text: string): Segment[] {
  const words = LANGUAGES[lang];
  if (!words) throw new RangeError(`There are no rules for the language ${lang}.`);
  const units = Object.keys(words.units).sort((a, b) => b.length - a.length);
  const measure: Rule = {
    // Thousands stand apart by a comma or a narrow space: they are said as one number.
    pattern: new RegExp(
      `(\\d{1,3}(?: \\d{3})+|\\d[\\d,.\\u202f\\u00a0]*)(?:-(\\d+))?(?:[ \\u00a0\\u202f]?(${units.join('|')})${UNIT_END})?`,
      'uy',
    ),
    say: ([whole, number = '', upTo, unit]) => {
      const tail = /[.,]$/.test(number) ? number.slice(-1) : '';
      const plain = number.replace(/[.,]$/, '').replaceAll(lang === 'en' ? /,(?=\d{3})/g : /[\u202f\u00a0 ](?=\d{3})/g, '');
      return whole === '' ? null : `${plain}${upTo ? ` ${words.to} ${upTo}` : ''}${unit ? ` ${words.units[unit]}` : ''}${tail}`;
    },
  };
  return segments(text, [...words.rules, measure], (word) => withoutForeignMarks(word, words.own));
}

/** "Lò Văn Giá" would be spelled out letter by letter; "Lo Van Gia" is read. */
function withoutForeignMarks(word: string, own: string): string {
  return [...word.normalize('NFC')]
    .map((sign) =>
      own.includes(sign.toLowerCase()) ? sign : sign.normalize('NFD').replaceAll(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D'),
    )
    .join('');
}
