import { stringify } from 'csv-stringify/sync';
import type { Column } from './column.ts';

/** How a spreadsheet of a language has its files: `vi` with semicolons and decimal commas. */
const FORMS = { vi: { delimiter: ';', fraction: ',' }, en: { delimiter: ',', fraction: '.' } };
export type CsvLang = keyof typeof FORMS;

/** What a spreadsheet would take for a formula gets an apostrophe; so does what begins with one, so that reading can take it off again. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r']/.test(text) ? `'${text}` : text);
/** The cell as it was before `safeCell`. */
export const plainCell = (text: string): string => (/^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text);

/** Objects as CSV for spreadsheets: UTF-8 with its mark, one line each, headings in the language. */
export function writeCsv<T>(columns: Column<T>[], objects: readonly T[], lang: CsvLang): string {
  const { delimiter, fraction } = FORMS[lang];
  const cell = (value: string | number | undefined) =>
    value === undefined ? '' : typeof value === 'number' ? String(value).replace('.', fraction) : safeCell(value);
  const lines = [
    columns.map((column) => column.name[lang]),
    ...objects.map((object) => columns.map((column) => cell(column.write(object)))),
  ];
  return `\ufeff${stringify(lines, { delimiter, record_delimiter: 'windows', quoted_match: /\n/ })}`;
}
