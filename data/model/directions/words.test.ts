import { describe, expect, it } from 'vitest';
import type { Maneuver } from './answer.ts';
import { maneuverWords, streetWords, WORD_LANGUAGES, wordsIn } from './words.ts';

const turn: Maneuver = {
  ...{ type: 'turn', side: 'left', bearing: 0, street: { vi: 'Tô Hiệu', en: 'To Hieu Street' }, way: 'street' },
  ...{ position: [0, 0], at: 0, metres: 0, seconds: 0 },
};

describe('words', () => {
  it('say every maneuver in every language, with nothing left to fill in', () => {
    const sides = ['straight', 'slight-right', 'right', 'sharp-right', 'uturn', 'sharp-left', 'left', 'slight-left'] as const;
    const types = ['depart', 'continue', 'turn', 'roundabout', 'steps', 'via', 'arrive'] as const;
    for (const lang of WORD_LANGUAGES) {
      const said = types.flatMap((type) => sides.map((side) => maneuverWords({ ...turn, type, side, exit: 2 }, lang)));
      expect(said.filter((text) => text === '' || /[{}|]/.test(text))).toEqual([]);
      expect(Object.keys(wordsIn(lang))).toEqual(Object.keys(wordsIn('vi')));
      expect(wordsIn(lang).compass.split('|')).toHaveLength(8);
    }
  });
  it.each([
    ['vi', {}, 'Rẽ trái vào đường Tô Hiệu'],
    ['en', {}, 'Turn left onto To Hieu Street'],
    ['vi', { street: { vi: 'Đường số 5' } }, 'Rẽ trái vào Đường số 5'],
    ['vi', { street: { ref: 'QL6' }, side: 'slight-right' }, 'Chếch sang phải vào QL6'],
    ['vi', { street: null, way: 'lane', side: 'sharp-right' }, 'Rẽ ngoặt sang phải vào ngõ'],
    ['en', { type: 'depart', bearing: 340, street: null, way: 'path' }, 'Head north along a footpath'],
    ['vi', { type: 'roundabout', exit: 3 }, 'Vào vòng xuyến, ra ở lối thứ 3 vào đường Tô Hiệu'],
    ['en', { type: 'steps', side: 'slight-left' }, 'Turn left and take the steps'],
    ['fr', { type: 'arrive' }, 'Đến nơi'],
  ] as [string, Partial<Maneuver>, string][])('in %s, %j: %s', (lang, change, said) => {
    expect(maneuverWords({ ...turn, ...change }, lang)).toBe(said);
  });
  it('call a street by its name in the language where it has one', () => {
    expect(streetWords({ vi: 'Phố Vọng' }, 'street', 'en')).toBe('Phố Vọng');
  });
});
