import type { FigureRow } from '../../../api/features/cases/figures-contract.ts';

export const COLUMNS = ['received', 'onTime', 'lateExtended', 'late', 'backlog', 'reopened', 'hours', 'satisfied'] as const;
export type Column = (typeof COLUMNS)[number];

/** Share of those whose day has been decided that were closed by it, 0..1; null where a cell is left out or nothing is decided. */
export function onTimeShare({ onTime, lateExtended, late }: FigureRow): number | null {
  if (onTime === null || lateExtended === null || late === null) return null;
  const decided = onTime + lateExtended + late;
  return decided > 0 ? onTime / decided : null;
}

/** Share of those who rated that are satisfied, 0..1. */
export function satisfiedShare({ rated, satisfied }: FigureRow): number | null {
  return rated === null || satisfied === null || rated === 0 ? null : satisfied / rated;
}

const figureOf = (row: FigureRow, column: Column): number | null => {
  if (column === 'onTime') return onTimeShare(row);
  if (column === 'satisfied') return satisfiedShare(row);
  return column === 'hours' ? row.hours.whole : row[column];
};
/** In these little is good. */
const LESS_IS_BETTER = new Set<Column>(['lateExtended', 'late', 'backlog', 'reopened', 'hours']);

/** The rows with the best first; what is not told comes last, ties by the number received. */
export function league(rows: readonly FigureRow[], column: Column): FigureRow[] {
  const sign = LESS_IS_BETTER.has(column) ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [figureOf(a, column), figureOf(b, column)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || (b.received ?? 0) - (a.received ?? 0);
    return sign * (x - y) || (b.received ?? 0) - (a.received ?? 0);
  });
}

/** One cell for any spreadsheet: quoted, and no formula whatever it begins with. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** RFC 4180 with a byte order mark, so that spreadsheets read Vietnamese. */
export const csvOf = (lines: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
