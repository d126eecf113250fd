import { describe, expect, it } from 'vitest';
import { guideOfSign, signCode } from './sign-code.ts';

const guides = [{ id: 'mot', code: 101, stops: 3 }];

describe('the number of a sign', () => {
  it.each([
    ['101', { code: 101, stop: undefined }],
    [' 101-2 ', { code: 101, stop: 2 }],
    ['', null],
    ['1011', null],
    ['101-', null],
    ['101-2-3', null],
    ['một', null],
  ])('“%s”', (text, read) => expect(signCode(text)).toEqual(read));

  it.each(['101.2', '101,2', '101 2', '101–2', '101 - 2', '101/2'])('“%s” is typed where there is no hyphen', (text) =>
    expect(signCode(text)).toEqual({ code: 101, stop: 2 }),
  );

  it.each([
    ['101', undefined],
    ['101-1', 1],
    ['101-3', 3],
  ])('“%s” names a story', (text, stop) => expect(guideOfSign(guides, text)).toEqual({ guide: guides[0], stop }));

  it.each(['102', '101-0', '101-4', 'x'])('“%s” names none', (text) => expect(guideOfSign(guides, text)).toBeNull());
});
