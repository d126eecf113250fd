import QRCode from 'qrcode';
import type { GuidePack } from '../../../narration/pack/read-guides.ts';

/** What a sign says in the languages that every guide has. */
const WORDS = {
  vi: { scan: 'Quét mã để nghe câu chuyện', type: 'hoặc mở địa chỉ này và gõ số' },
  en: { scan: 'Scan to hear the story', type: 'or open this address and type the number' },
};
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The short address of a guide, or of one of its stops (from 1). */
export const shortAddress = (publicUrl: string, city: string, code: number, stop?: number): string =>
  `${publicUrl}/g/${city}/${code}${stop === undefined ? '' : `-${stop}`}`;

/** All that a sheet says. */
export interface SignWords {
  /** What the code holds. */
  address: string;
  /** For typing in: `101`, or `101-2`. */
  number: string;
  /** Small, over the titles: the guide of a stop; empty on a guide's own sheet. */
  above: string;
  titles: { vi: string; en: string };
  scan: { vi: string; en: string };
  type: { vi: string; en: string };
  /** Where numbers are typed in. */
  list: string;
}

/** @param stop a stop's id; without it the sheet is of the whole guide. @returns null where there is no such stop */
export function signWords(publicUrl: string, { city, guide, languages }: GuidePack, stop?: string): SignWords | null {
  const index = stop === undefined ? -1 : guide.stops.findIndex(({ id }) => id === stop);
  if (stop !== undefined && index < 0) return null;
  const told = (lang: string) => languages.find((one) => one.lang === lang)?.words;
  const title = (lang: string) => (stop === undefined ? told(lang)?.title : told(lang)?.stops[stop]?.title) ?? '';
  return {
    address: shortAddress(publicUrl, city, guide.code, index < 0 ? undefined : index + 1),
    number: `${guide.code}${index < 0 ? '' : `-${index + 1}`}`,
    above: stop === undefined ? '' : [told('vi')?.title, told('en')?.title].filter(Boolean).join(' · '),
    titles: { vi: title('vi'), en: title('en') },
    scan: { vi: WORDS.vi.scan, en: WORDS.en.scan },
    type: { vi: WORDS.vi.type, en: WORDS.en.type },
    list: `${publicUrl.replace(/^https?:\/\//, '')}/${city}/guide`,
  };
}

/** How much of a code may be lost on a sign out in the open: a quarter. */
export const CORRECTION = 'Q';

/** A sheet of A5 to print and put up at the place: a code to scan, the number for typing in, in Vietnamese and English. SVG, sizes in millimetres. */
export async function signSheet({ address, number, above, titles, scan, type, list }: SignWords): Promise<string> {
  const code = (await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: CORRECTION })).replace(
    '<svg ',
    '<svg x="34" y="56" width="80" height="80" ',
  );
  const line = (y: number, size: number, text: string, more = '') =>
    `<text x="74" y="${y}" font-size="${size}" text-anchor="middle" ${more}>${escaped(text)}</text>`;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="148mm" height="210mm" viewBox="0 0 148 210" font-family="Be Vietnam Pro, Helvetica, Arial, sans-serif" fill="#1b2140">',
    `<title>${escaped(`${titles.vi} / ${titles.en}`)}</title>`,
    '<rect width="148" height="210" fill="#fff"/>',
    line(20, 4.5, above, 'fill="#5a6078"'),
    line(33, 9, titles.vi, 'font-weight="700" lang="vi"'),
    line(44, 7, titles.en, 'lang="en"'),
    code.trim(),
    line(148, 5.5, scan.vi, 'font-weight="600" lang="vi"'),
    line(155, 5, scan.en, 'lang="en"'),
    line(180, 20, number, 'font-weight="700" letter-spacing="1"'),
    line(189, 4, `${type.vi} · ${type.en}`, 'fill="#5a6078"'),
    line(197, 4.5, list, 'font-weight="600"'),
    '</svg>',
  ].join('\n');
}
