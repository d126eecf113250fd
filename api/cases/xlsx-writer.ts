import { strToU8, Zip, ZipDeflate } from 'fflate';
import { localMinutes } from '../../data/model/working-time.ts';

/** A cell; a Date is shown in the city's time, and nothing is ever a formula. */
export type Cell = string | number | Date | null;

/** Excel's longest text and its rows, heading included. */
const LONGEST = 32_767;
export const MOST_ROWS = 1_048_576;
/** Days from 1899-12-30, Excel's day 0, to 1970-01-01. */
const EPOCH = 25_569;

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PARTS: [name: string, xml: string][] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    // Styles: 0 as it is, 1 day and time, 2 heading.
    'xl/styles.xml',
    `<styleSheet xmlns="${NAMESPACE}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];

/** What XML 1.0 cannot hold: control characters, halves of surrogate pairs, the two non-characters. */
const UNSPEAKABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xmlText = (text: string) => text.replace(UNSPEAKABLE, '').replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);

/** 0 is A, 25 Z, 26 AA. */
const columnName = (i: number): string => (i < 26 ? '' : columnName(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

/**
 * A workbook of one sheet, written row by row: what is handed in comes out as bytes at once, nothing is kept but the compressor's window.
 * Texts are inline strings, which no spreadsheet calculates.
 */
export class XlsxWriter {
  readonly #timeZone: string;
  readonly #zip: Zip;
  readonly #sheet: ZipDeflate;
  #out: Uint8Array[] = [];
  #rows = 0;

  /** @param widths of the columns, in characters */
  constructor(sheet: string, timeZone: string, headings: readonly string[], widths: readonly number[]) {
    this.#timeZone = timeZone;
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#out.push(chunk);
    });
    const workbook = `<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlText(sheet.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    for (const [name, xml] of [...PARTS, ['xl/workbook.xml', workbook] as const]) {
      const part = new ZipDeflate(name);
      this.#zip.add(part);
      part.push(strToU8(HEAD + xml), true);
    }
    this.#sheet = new ZipDeflate('xl/worksheets/sheet1.xml');
    this.#zip.add(this.#sheet);
    const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('');
    this.#push(
      `${HEAD}<worksheet xmlns="${NAMESPACE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${this.#row(headings, 2)}`,
    );
  }

  /** The rows as bytes of the file, as far as the compressor gives them out. */
  write(rows: readonly (readonly Cell[])[]): Uint8Array {
    this.#push(rows.map((row) => this.#row(row)).join(''));
    return this.#taken();
  }

  /** The rest of the file. */
  end(): Uint8Array {
    this.#sheet.push(strToU8('</sheetData></worksheet>'), true);
    this.#zip.end();
    return this.#taken();
  }

  #push(xml: string): void {
    if (xml !== '') this.#sheet.push(strToU8(xml));
  }

  #taken(): Uint8Array {
    const bytes = Buffer.concat(this.#out);
    this.#out = [];
    return bytes;
  }

  #row(cells: readonly Cell[], style = 0): string {
    this.#rows += 1;
    if (this.#rows > MOST_ROWS) throw new Error('a sheet holds no more rows');
    return `<row r="${this.#rows}">${cells.map((cell, i) => this.#cell(`${columnName(i)}${this.#rows}`, cell, style)).join('')}</row>`;
  }

  #cell(at: string, cell: Cell, style: number): string {
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : '';
    // As many days as the clock on the city's wall has seen.
    if (cell instanceof Date) return `<c r="${at}" s="1"><v>${localMinutes(this.#timeZone, cell) / 1440 + EPOCH}</v></c>`;
    const text = xmlText(cell.slice(0, LONGEST));
    return `<c r="${at}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${text}</t></is></c>`;
  }
}
