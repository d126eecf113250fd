import { COMMON } from './common-passwords.ts';
import { fold } from './fold.ts';

/** Characters of a new password, the same rule in the form and on the server. Length counts, not kinds of characters. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** What everybody tries first on a portal like this one; folded. */
const WORDS = [
  'toancanh',
  'thanhpho',
  'quantri',
  'matkhau',
  'password',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'vietnam',
  'ioc',
  'demo',
];
/** Rows of keys and of the alphabet, read in either direction. */
const RUNS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((run) => [
  run,
  [...run].reverse().join(''),
]);

/**
 * Whether a password is little more than such words, one's own name or address, repetitions and rows of keys.
 * @param own name and e-mail address of whose password it is
 */
export function isGuessable(password: string, own: readonly string[] = []): boolean {
  const plain = password.replace(/[@4301!$57]/g, (sign) => SIGNS[sign] ?? sign);
  return isLittle(password, own) || (plain !== password && isLittle(plain, own));
}
/** Signs that stand for letters. */
const SIGNS: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '0': 'o', '1': 'i', '!': 'i', $: 's', '5': 's', '7': 't' };

function isLittle(password: string, own: readonly string[]): boolean {
  const folded = fold(password).replaceAll(' ', '');
  // What folding drops (signs, emoji) is not easier to guess than letters.
  let left = folded.length * 2 >= password.length ? folded : password.toLowerCase();
  const words = [...WORDS, ...COMMON, ...own.flatMap((text) => fold(text).split(' ')).filter((word) => word.length >= 3)];
  for (const word of words.sort((a, b) => b.length - a.length)) left = left.replaceAll(word, '');
  const told = [...left].filter((letter, i, all) => {
    const before = all[i - 1];
    return before === undefined || (before !== letter && !RUNS.some((run) => run.includes(before + letter)));
  });
  return new Set(told).size < 6;
}
