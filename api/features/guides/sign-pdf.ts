import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { CORRECTION, type SignWords } from './sign.ts';

/** Points of a millimetre. */
const MM = 72 / 25.4;
const WIDTH = 148;
const CODE = 80;
const font = (file: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));
const FONTS = {
  regular: font('400Regular/BeVietnamPro_400Regular.ttf'),
  semibold: font('600SemiBold/BeVietnamPro_600SemiBold.ttf'),
  bold: font('700Bold/BeVietnamPro_700Bold.ttf'),
};
const INK = '#1b2140';
const MUTED = '#5a6078';

/** Sheets of A5 for the printer, one a page, with their letters inside the file. The code is drawn, not a picture: sharp at any size. */
export async function signPdf(sheets: readonly SignWords[]): Promise<Uint8Array<ArrayBuffer>> {
  const first = sheets[0];
  const title = first ? `${first.titles.vi} / ${first.titles.en}` : '';
  const document = new PDFDocument({ size: 'A5', margin: 0, autoFirstPage: false, lang: 'vi', displayTitle: true, info: { Title: title } });
  const pieces: Buffer[] = [];
  const ended = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.on('data', (piece: Buffer) => pieces.push(piece));
  for (const sheet of sheets) drawSheet(document, sheet);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(pieces));
}

function drawSheet(document: PDFKit.PDFDocument, { address, number, above, titles, scan, type, list }: SignWords): void {
  document.addPage();
  /** @param y of the base line, millimetres from above. Long words are made smaller until they fit. */
  const line = (y: number, size: number, text: string, face: keyof typeof FONTS = 'regular', colour = INK) => {
    document.font(FONTS[face]);
    document.fontSize(size * MM);
    const most = (WIDTH - 16) * MM;
    const wide = document.widthOfString(text);
    if (wide > most) document.fontSize((size * MM * most) / wide);
    document
      .fillColor(colour)
      .text(text, (WIDTH * MM - document.widthOfString(text)) / 2, y * MM, { baseline: 'alphabetic', lineBreak: false });
  };
  if (above) line(20, 4.5, above, 'regular', MUTED);
  line(33, 9, titles.vi, 'bold');
  line(44, 7, titles.en);
  const { modules } = QRCode.create(address, { errorCorrectionLevel: CORRECTION });
  const module = (CODE / modules.size) * MM;
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++)
      if (modules.get(x, y)) document.rect(((WIDTH - CODE) / 2) * MM + x * module, 56 * MM + y * module, module, module);
  document.fill(INK);
  line(148, 5.5, scan.vi, 'semibold');
  line(155, 5, scan.en);
  line(180, 20, number, 'bold');
  line(189, 4, `${type.vi} · ${type.en}`, 'regular', MUTED);
  line(197, 4.5, list, 'semibold');
}
