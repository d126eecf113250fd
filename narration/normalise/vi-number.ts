/** Vietnamese numerals in words, as they are read in the north: linh, nghìn, mốt, lăm. */
const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const digit = (d: number): string => DIGITS[d] ?? '';
const GROUPS = ['', ' nghìn', ' triệu', ' tỷ'];

/** 1..99. @param after whether hundreds stand before it, so that 5 is "linh năm" */
function tens(n: number, after: boolean): string {
  const [ten, one] = [Math.floor(n / 10), n % 10];
  if (ten === 0) return after ? `linh ${digit(one)}` : digit(one);
  const head = ten === 1 ? 'mười' : `${digit(ten)} mươi`;
  if (one === 0) return head;
  if (one === 5) return `${head} lăm`;
  return `${head} ${one === 1 && ten > 1 ? 'mốt' : digit(one)}`;
}

/** 1..999. @param full whether "không trăm" is said, as inside a longer number */
function hundreds(n: number, full: boolean): string {
  const [hundred, rest] = [Math.floor(n / 100), n % 100];
  if (hundred === 0 && !full) return tens(rest, false);
  const head = `${digit(hundred)} trăm`;
  return rest === 0 ? head : `${head} ${tens(rest, true)}`;
}

/** A whole number from 0 below 10^12. */
export function integerWords(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n >= 1e12) throw new RangeError(`No words for ${n}.`);
  if (n === 0) return digit(0);
  const parts: string[] = [];
  for (let power = 3; power >= 0; power--) {
    const group = Math.floor(n / 1000 ** power) % 1000;
    if (group > 0) parts.push(`${hundreds(group, parts.length > 0)}${GROUPS[power]}`);
  }
  return parts.join(' ');
}

/** Digit by digit: telephone numbers. */
export const digitWords = (text: string): string => [...text.replaceAll(/\D/g, '')].map((d) => digit(Number(d))).join(' ');

/** A figure as it is written in Vietnamese: 1.234,5 (points group, the comma divides). */
export function figureWords(written: string): string {
  const [whole = '', part] = written.replaceAll('.', '').split(',');
  if (whole.length > 12) return digitWords(written);
  const head = integerWords(Number(whole));
  if (part === undefined) return head;
  // 12,65 is read as a number, 3,1416 and 0,05 digit by digit.
  const tail = part.length <= 2 && !part.startsWith('0') ? integerWords(Number(part)) : digitWords(part);
  return `${head} phẩy ${tail}`;
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
/** The value of a well-formed Roman numeral, else null. */
export function romanValue(text: string): number | null {
  if (!/^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(text) || text === '') return null;
  const values = [...text].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** After "thứ": nhất and tư are words of their own. */
export const ordinalWords = (n: number): string => (n === 1 ? 'nhất' : n === 4 ? 'tư' : integerWords(n));
