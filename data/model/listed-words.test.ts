import { describe, expect, it } from 'vitest';
import { listedWords } from './listed-words.ts';

const lists = { vi: ['đụ má', 'óc chó', 'ngu'], en: ['shit', 'son of a'] };
describe('listed words', () => {
  it.each([
    ['Thằng ÓC  CHÓ này', ['óc chó']],
    ['óc-chó!', ['óc chó']],
    ['Oh, SHIT.', ['shit']],
    ['ｓｈｉｔ', ['shit']],
    ['ngủ ở đây, thật NGU', ['ngu']],
    ['dòng sông, du má', []],
    ['shitake', []],
    ['Óc chó'.normalize('NFD'), ['óc chó']],
    ['', []],
  ])('in “%s”: %j', (text, found) => expect(listedWords(text, lists)).toEqual(found));
});
