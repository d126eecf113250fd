import { describe, expect, it } from 'vitest';
import { isGuessable } from './password.ts';

describe('a password', () => {
  it.each([
    'password1234',
    'Toàn Cảnh 2026!',
    'matkhau123456',
    '123456789012',
    'qwertyuiop[]',
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'Nguyễn Thử 2026',
    'nguyen.thu@thu.example',
    'admin-admin-admin',
    'zxcvbnm,./asd',
  ])('“%s” is easy to guess', (password) => expect(isGuessable(password, ['Nguyễn Thử', 'nguyen.thu@thu.example'])).toBe(true));

  it.each([
    'mot hai ba bon nam',
    'con mèo trèo cây cau',
    'correct horse battery staple',
    'hQ8x-pL2v-Zr7k',
    '密码很难猜对吧朋友们真的很难',
    '🦊🐳🌵🍕🎈🚲🎻🧊🌋🦉🥁🧭',
  ])('“%s” is not', (password) => expect(isGuessable(password, ['Nguyễn Thử', 'nguyen.thu@thu.example'])).toBe(false));
});
