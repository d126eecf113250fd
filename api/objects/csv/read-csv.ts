import { CsvError, parse } from 'csv-parse/sync';
import { fold } from '../../../data/model/fold.ts';
import { IMPORT_LIMITS } from '../../../data/model/object-limits.ts';
import { fieldFault } from '../../http/field-fault.ts';
import { ProblemError } from '../../http/problem.ts';

import type { Column } from './column.ts';
import { numberReader, type ReadNumber } from './read-number.ts';
import { plainCell } from './write-csv.ts';

export interface CsvRow {
  /** Line in the file, from 1; where a cell holds several lines, the first. */
  line: number;
  /** Cells of the columns that the file has, trimmed. */
  cells: Map<string, string>;
  /** Cells that stand beyond the heading, or are missing. */
  uneven: boolean;
}
export interface CsvFile {
  rows: CsvRow[];
  ignoredColumns: string[];
  number: ReadNumber;
}

/** 400 for the file as a whole. @param word what the page has its own sentence for, `more` what that sentence names */
const refused = (word: string, message: string, more = '') =>
  new ProblemError('bad-request', `file: ${message}`, [fieldFault('file', 'bad-form', message, `${word} ${more}`.trim())]);

/** Bytes as text: UTF-8, or UTF-16 with its mark, which spreadsheets write as “Unicode text”. @throws ProblemError 400 */
function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('encoding', 'is not UTF-8; in the spreadsheet choose “Save as” and “CSV UTF-8”');
  }
}

/** The sign between cells: the most frequent of the first line outside quotes. */
function delimiterOf(text: string): string {
  const head = (/^(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string) => head.split(sign).length;
  return [';', ',', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

/**
 * Reads a CSV file by its headings, which may be keys or names in either language, in any order.
 * @throws ProblemError `too-large`; 400 where the file as a whole is none
 */
export function readCsv<T>(bytes: Uint8Array, columns: Column<T>[]): CsvFile {
  if (bytes.length > IMPORT_LIMITS.bytes) throw new ProblemError('too-large', `A file may have ${IMPORT_LIMITS.bytes / 1e6} MB.`);
  // The reader would count a line's end inside quotes twice.
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text.replace(/^\ufeff/, ''));
  let records: { record: string[]; info: { lines: number } }[];
  try {
    const options = {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      max_record_size: 200_000,
    };
    records = parse(text, options) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused('quotes', `line ${error.lines ?? '?'}: ${SAID[error.code] ?? 'cannot be read as CSV'}`, String(error.lines ?? '?'));
  }
  const [head, ...body] = records;
  if (!head) throw refused('empty', 'is empty');
  if (body.length > IMPORT_LIMITS.rows)
    throw new ProblemError('too-large', `A file may have ${IMPORT_LIMITS.rows} rows; this one has ${body.length}.`);
  const byName = new Map(columns.flatMap(({ key, name }) => [key, name.vi, name.en].map((heading) => [folded(heading), key] as const)));
  const keys = head.record.map((heading) => byName.get(folded(plainCell(heading))));
  const known = keys.filter((key) => key !== undefined);
  const twice = known.find((key, i) => known.indexOf(key) !== i);
  if (twice !== undefined) throw refused('twice', `the column “${twice}” is there twice`, twice);
  if (known.length === 0) throw refused('headings', 'has no heading of this list; begin with the file that the page hands out');
  const rows = body.map(({ record, info }) => {
    // The reader tells the line of a record's end.
    const line = info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    const cells = new Map<string, string>();
    for (const [i, key] of keys.entries())
      if (key !== undefined)
        cells.set(
          key,
          plainCell(record[i] ?? '')
            .trim()
            .normalize(),
        );
    const beyond = record.slice(keys.length).some((cell) => cell.trim() !== '');
    return { line, cells, uneven: beyond || record.length < keys.length };
  });
  return {
    rows,
    ignoredColumns: head.record.filter((heading, i) => keys[i] === undefined && heading.trim() !== ''),
    number: numberReader(delimiter),
  };
}

const folded = (heading: string) => fold(heading.replaceAll('_', ' '));
const SAID: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark is closed in the middle of a cell',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell',
  CSV_MAX_RECORD_SIZE: 'a row is too long',
};
