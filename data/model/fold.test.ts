import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('fold', () => {
  it('makes every spelling of a Vietnamese name alike', () => {
    for (const text of ['Đền vua', 'đền vua', 'DEN VUA', 'den  vua', 'Đền-Vua', 'Đền vua'.normalize('NFD')])
      expect(fold(text)).toBe('den vua');
  });
  it('folds every Vietnamese letter to ASCII', () => {
    const letters = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ';
    expect(fold(letters + letters.toUpperCase())).toMatch(/^[aeiouyd]+$/);
  });
  it('keeps digits and other scripts', () => {
    expect(fold('Ngõ 308, đường 3/2')).toBe('ngo 308 duong 3 2');
    expect(fold('Халонг')).toBe('халонг');
  });
  it('is idempotent', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });
});
