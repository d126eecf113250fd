/**
 * Folds text for searching: lower case, no tone or vowel marks, `đ` as `d`, no apostrophes, everything else but letters and digits one space.
 * `Đền thờ Vua` and `DEN THO VUA` fold alike. SQLite's `remove_diacritics` leaves `đ`, so the folded text is what is stored.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/['’ʼ`]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
