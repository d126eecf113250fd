import { fold } from './fold.ts';

/** A text as words with one space around each: letters with their marks, or without. */
const marked = (text: string) =>
  ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
const plain = (text: string) => ` ${fold(text)} `;

/**
 * The listed words and phrases that stand in a text, as whole words and without regard to case. One that is listed with marks is found with just
 * those marks (“đụ” is not “du”); one that is listed without is found with any and with none, in letters of full width, too.
 */
export function listedWords(text: string, lists: Readonly<Record<string, readonly string[]>>): string[] {
  const wide = text.normalize('NFKC');
  const [withMarks, without] = [marked(wide), plain(wide)];
  const found = Object.values(lists)
    .flat()
    .filter((word) => {
      const whole = marked(word);
      if (whole.trim() === '') return false;
      return whole === plain(word) ? without.includes(whole) : withMarks.includes(whole);
    });
  return [...new Set(found)];
}
