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

/**
 * A sheet of A5 to print and put up at the place: a code to scan, the number for typing in, in Vietnamese and English.
 * @param stop a stop's id; without it the sheet is of the whole guide
 * @returns SVG, sizes in millimetres; null where there is no such stop
 */
export async function signSheet(publicUrl: string, { city, guide, languages }: GuidePack, stop?: string): Promise<string | null> {
  const index = stop === undefined ? -1 : guide.stops.findIndex(({ id }) => id === stop);
  if (stop !== undefined && index < 0) return null;
  const number = `${guide.code}${index < 0 ? '' : `-${index + 1}`}`;
  const address = shortAddress(publicUrl, city, guide.code, index < 0 ? undefined : index + 1);
  const titles = ['vi', 'en'].map((lang) => {
    const words = languages.find((one) => one.lang === lang)?.words;
    return {
      lang,
      title: (stop === undefined ? words?.title : words?.stops[stop]?.title) ?? '',
      guide: stop === undefined ? '' : (words?.title ?? ''),
    };
  });
  const code = (await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'Q' })).replace(
    '<svg ',
    '<svg x="34" y="56" width="80" height="80" ',
  );
  const line = (y: number, size: number, text: string, more = '') =>
    `<text x="74" y="${y}" font-size="${size}" text-anchor="middle" ${more}>${escaped(text)}</text>`;
  const list = `${publicUrl.replace(/^https?:\/\//, '')}/${city}/guide`;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="148mm" height="210mm" viewBox="0 0 148 210" font-family="Be Vietnam Pro, Helvetica, Arial, sans-serif" fill="#1b2140">',
    `<title>${escaped(titles.map(({ title }) => title).join(' / '))}</title>`,
    '<rect width="148" height="210" fill="#fff"/>',
    line(
      20,
      4.5,
      titles
        .map((one) => one.guide)
        .filter(Boolean)
        .join(' · '),
      'fill="#5a6078"',
    ),
    line(33, 9, titles[0]?.title ?? '', 'font-weight="700" lang="vi"'),
    line(44, 7, titles[1]?.title ?? '', 'lang="en"'),
    code.trim(),
    line(148, 5.5, WORDS.vi.scan, 'font-weight="600" lang="vi"'),
    line(155, 5, WORDS.en.scan, 'lang="en"'),
    line(180, 20, number, 'font-weight="700" letter-spacing="1"'),
    line(189, 4, `${WORDS.vi.type} · ${WORDS.en.type}`, 'fill="#5a6078"'),
    line(197, 4.5, list, 'font-weight="600"'),
    '</svg>',
  ].join('\n');
}
