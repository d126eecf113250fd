/** Vietnamese as it is said: dates, times, ranges, measures, centuries, roads, documents, abbreviations. */
import type { Rule, Segment } from './segment.ts';
import { segments } from './segment.ts';
import { digitWords, figureWords, integerWords, ordinalWords, romanValue } from './vi-number.ts';
import { LETTERS, ROADS, SHORT, UNITS } from './vi-words.ts';

const END = '(?![\\p{L}\\p{N}])';
const FIGURE = '(?:\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?)';
const DASH = '[-–]';
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const oneOf = (words: string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
const UNIT = `(?:${oneOf(Object.keys(UNITS))})`;
const rule = (pattern: string, say: Rule['say']): Rule => ({ pattern: new RegExp(pattern, 'uy'), say });
const after = (before: string, words: string) => new RegExp(`(?:^|[\\s("“])(?:${words})\\s*$`, 'iu').test(before);

const day = (d: string | undefined, m: string | undefined) =>
  Number(d) >= 1 && Number(d) <= 31 && Number(m) >= 1 && Number(m) <= 12
    ? `${integerWords(Number(d))} tháng ${monthWords(Number(m))}`
    : null;
/** The fourth month is tháng tư. */
const monthWords = (m: number) => (m === 4 ? 'tư' : integerWords(m));
const named = (before: string, words: string, word: string) => (after(before, words) ? '' : `${word} `);
const figure = (text: string | undefined) => {
  const written = text ?? '';
  return /^0\d/.test(written) ? digitWords(written) : figureWords(written);
};
const time = (h: string | undefined, m: string | undefined) =>
  Number(h) > 24 || Number(m ?? 0) > 59 ? null : `${integerWords(Number(h))} giờ${Number(m ?? 0) > 0 ? ` ${integerWords(Number(m))}` : ''}`;
const CLOCK = '(\\d{1,2})(?:h|:)(\\d{2})?';
const clockOf = (text: string) => {
  const [, h, m] = new RegExp(`^${CLOCK}$`).exec(text) ?? [];
  return h === undefined || (text.endsWith(':') && !m) ? null : time(h, m);
};

/** Who issued a document, from the end of its number. */
const ISSUER: Record<string, string> = {
  TTg: 'Thủ tướng',
  CP: 'Chính phủ',
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  TU: 'Tỉnh ủy',
  TW: 'Trung ương',
};

const RULES: Rule[] = [
  // 31/12/2014, 7-5-2019
  rule(`(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${END}`, ([, d, , m, y], before) => {
    const said = day(d, m);
    return said && `${named(before, 'ngày|mùng|mồng|hôm', 'ngày')}${said} năm ${integerWords(Number(y))}`;
  }),
  // 2408/QĐ-TTg, 91/2025/QH15
  rule(`(\\d+)(?:/(\\d{4}))?/(?:QH(\\d{1,2})|[A-ZĐ]{1,5}-([\\p{L}]+))${END}`, ([, no, year, congress, issuer], before) => {
    const by = congress
      ? `Quốc hội khóa ${integerWords(Number(congress))}`
      : (ISSUER[issuer ?? ''] ?? [...(issuer ?? '')].map(letter).join(' '));
    const head = `${named(before, 'số', 'số')}${integerWords(Number(no))}`;
    return `${head}${year ? ` năm ${integerWords(Number(year))}` : ''} của ${by}`;
  }),
  // 10/1907
  rule(`(\\d{1,2})/(\\d{4})${END}`, ([, m, y], before) =>
    Number(m) >= 1 && Number(m) <= 12 ? `${named(before, 'tháng', 'tháng')}${monthWords(Number(m))} năm ${integerWords(Number(y))}` : null,
  ),
  // ngày 2/9
  rule(`(\\d{1,2})/(\\d{1,2})${END}`, ([, d, m], before) =>
    after(before, 'ngày|hôm|sáng|trưa|chiều|tối|đêm|mùng|mồng|lễ|dịp|từ|đến|trước|sau') ? withDay(before, day(d, m)) : null,
  ),
  // 3/4, 24/7
  rule(`(\\d{1,3})/(\\d{1,3})${END}`, ([, a, b]) =>
    Number(a) < Number(b) && Number(b) <= 10
      ? `${integerWords(Number(a))} phần ${Number(b) === 4 ? 'tư' : integerWords(Number(b))}`
      : `${integerWords(Number(a))} trên ${integerWords(Number(b))}`,
  ),
  // 07:30-11:30
  rule(`(\\d{1,2}(?:h|:)(?:\\d{2})?)\\s?${DASH}\\s?(\\d{1,2}(?:h|:)(?:\\d{2})?)${END}`, ([, a, b]) => {
    const [from, to] = [clockOf(a ?? ''), clockOf(b ?? '')];
    return from && to && `${from} đến ${to}`;
  }),
  rule(`${CLOCK}${END}`, ([whole]) => clockOf(whole)),
  // 1900 1234, 0212 385 2345, +84 912 345 678
  rule(
    `(?:\\+\\d{2}|0\\d{1,3}|1[89]00)(?:[ .]\\d{3,4}){1,3}${END}`,
    ([whole]) => `${whole.startsWith('+') ? 'cộng ' : ''}${digitWords(whole)}`,
  ),
  rule(`\\d{3,5}${END}`, ([whole], before) =>
    after(before, 'gọi|số máy|tổng đài|đường dây nóng|điện thoại|gọi \\d{3}(?:, \\d{3})*(?: hoặc|,)') ? digitWords(whole) : null,
  ),
  // thứ 4, thứ IV
  rule(`(\\d{1,3}|[IVXLC]+)${END}`, ([whole], before) => {
    const value = /\d/.test(whole) ? Number(whole) : romanValue(whole);
    return value !== null && after(before, 'thứ') ? ordinalWords(value) : null;
  }),
  // thế kỷ XV, XV-XVI
  rule(`([IVXLCDM]+)(?:${DASH}([IVXLCDM]+))?${END}`, ([whole, a, b], before) => {
    const [from, to] = [romanValue(a ?? ''), romanValue(b ?? '')];
    if (from === null || (b !== undefined && to === null)) return null;
    const sure = after(
      before,
      'thế kỷ|thế kỉ|kỷ|chương|khóa|khoá|quận|lần|đại hội|hạng|loại|cấp|phần|tập|hồi|bậc|quý|đời|hoặc|và|đến|vua \\p{L}+',
    );
    if (!sure && !/^[IVX]{2,}([-–][IVX]+)?$/.test(whole)) return null;
    return to === null ? integerWords(from) : `${integerWords(from)} đến ${integerWords(to)}`;
  }),
  // 0,6 x 2 m
  rule(
    `(${FIGURE})\\s?[x×]\\s?(${FIGURE})(?:\\s?(${UNIT})${END})?${END}`,
    ([, a, b, unit]) => `${figure(a)} nhân ${figure(b)}${said(unit)}`,
  ),
  // 1930-1945, 5-6 km, 1930 - 1945
  rule(
    `(${FIGURE})(?:${DASH}|\\s${DASH}\\s(?=\\d{4}))(${FIGURE})(?:\\s?(${UNIT})${END})?${END}`,
    ([, a, b, unit]) => `${figure(a)} đến ${figure(b)}${said(unit)}`,
  ),
  // -5 °C
  rule(`[-−](${FIGURE})(?:\\s?(${UNIT})${END})?${END}`, ([, n, unit]) => `âm ${figure(n)}${said(unit)}`),
  // $20
  rule(`\\$(${FIGURE})${END}`, ([, n]) => `${figure(n)} đô la`),
  // 2.170 m², 50%, 20.000đ
  rule(`(${FIGURE})\\s?(${UNIT})${END}`, ([, n, unit]) => `${figure(n)}${said(unit)}`),
  rule(`(${FIGURE})${END}`, ([, n]) => figure(n)),
  // QL6, ĐT.106
  rule(
    `(${oneOf(Object.keys(ROADS))})\\.?\\s?(\\d+)([A-Z])?${END}`,
    ([, kind, no, suffix]) => `${ROADS[kind ?? '']} ${integerWords(Number(no))}${suffix ? ` ${letter(suffix)}` : ''}`,
  ),
  ...shortRules(),
  // km 5
  rule(`km\\s?(\\d+)${END}`, ([, no]) => `ki lô mét ${integerWords(Number(no))}`),
  // 36 độ C
  rule(`[CF]${END}`, ([whole], before) => (after(before, 'độ') ? letter(whole) : null)),
  // 6A, 12Đ
  rule(`(\\d{1,4})([A-ZĐ])${END}`, ([, no, tail]) => `${integerWords(Number(no))} ${letter(tail ?? '')}`),
  // A5, B52
  rule(`([A-ZĐ])(\\d{1,4})${END}`, ([, head, no]) => `${letter(head ?? '')} ${integerWords(Number(no))}`),
  // IOC; not a word of a line in capitals
  rule(`[A-ZĐ]{2,5}${END}`, ([whole], before) => (/\p{Lu}{2,}\s+$/u.test(before) ? null : [...whole].map(letter).join(' '))),
];

function withDay(before: string, said: string | null): string | null {
  return said && `${named(before, 'ngày|mùng|mồng|hôm', 'ngày')}${said}`;
}
function said(unit: string | undefined): string {
  return unit ? ` ${UNITS[unit] ?? unit}` : '';
}
function letter(sign: string): string {
  return LETTERS[sign.toUpperCase()] ?? sign;
}
/** One letter with a full stop is an abbreviation only in front of a name or number: "P. Tô Hiệu". */
function shortRules(): Rule[] {
  const keys = Object.keys(SHORT);
  const single = keys.filter((key) => /^\p{L}\.$/u.test(key));
  const others = keys.filter((key) => !single.includes(key));
  return [
    rule(`(?:${oneOf(others)})${END}`, ([whole]) => `${SHORT[whole]} `),
    rule(`(?:${oneOf(single)})(?=\\s?[\\p{Lu}\\d])`, ([whole]) => `${SHORT[whole]} `),
  ];
}

/** How a Vietnamese text is said, word by word as it is shown. */
export const speakVietnamese = (text: string): Segment[] => segments(text, RULES);
