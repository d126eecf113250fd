import type { LocalText } from '../../../data/contract.ts';
import { type FieldFault, fieldFault } from '../../http/field-fault.ts';
import type { ReadNumber } from './read-number.ts';

export interface CellParts<T> {
  before: T | null;
  number: ReadNumber;
}

/** One column: how an object's field becomes a cell and back. */
export interface Column<T> {
  /** In the heading besides its names, and in faults: `name.vi`, `facts.pupils`. */
  key: string;
  name: { vi: string; en: string };
  write(object: T): string | number | undefined;
  /** Puts the cell into what is said of the object. @param cell trimmed, '' where it is empty */
  read(cell: string, said: Record<string, unknown>, parts: CellParts<T>): FieldFault | undefined;
}

type Said = Record<string, unknown>;
function put(said: Said, key: string, value: unknown): undefined {
  if (value === undefined) delete said[key];
  else said[key] = value;
}

/** A line of text, or one of a list. */
export const textColumn = <T>(key: string, name: Column<T>['name'], write: (object: T) => string | undefined): Column<T> => ({
  key,
  name,
  write,
  read: (cell, said) => put(said, key, cell || undefined),
});

export const numberColumn = <T>(key: string, name: Column<T>['name'], write: (object: T) => number | undefined): Column<T> => ({
  key,
  name,
  write,
  read: (cell, said, { number }) => {
    const value = cell === '' ? undefined : number(cell);
    if (typeof value === 'string') return fieldFault(key, value, NUMBER_SAID[value], cell);
    put(said, key, value);
    return undefined;
  },
});
export const NUMBER_SAID = {
  'not-number': 'is not a number',
  'ambiguous-number': 'could be thousands or a fraction: write it without thousands separators',
} as const;

/** Longitude or latitude: the nth part of the position; a dot or a comma before the fraction. */
export const positionColumn = <T extends { position: [number, number] }>(
  part: 0 | 1,
  key: 'lng' | 'lat',
  name: Column<T>['name'],
): Column<T> => ({
  key,
  name,
  write: ({ position }) => position[part],
  read: (cell, said) => {
    const value = /^-?\d{1,3}([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : undefined;
    if (value === undefined)
      return cell === '' ? fieldFault(key, 'missing', 'is missing') : fieldFault(key, 'not-number', 'is not degrees', cell);
    const position = Array.isArray(said.position) ? [...said.position] : [];
    position[part] = value;
    said.position = position;
  },
});

/** A text in one language. */
export const localColumn = <T>(
  field: string,
  lang: string,
  name: Column<T>['name'],
  write: (object: T) => LocalText | undefined,
): Column<T> => ({
  key: `${field}.${lang}`,
  name: { vi: `${name.vi} (${lang})`, en: `${name.en} (${lang})` },
  write: (object) => write(object)?.[lang],
  read: (cell, said) => {
    const text = { ...(said[field] as LocalText | undefined) } as Record<string, string>;
    if (cell === '') delete text[lang];
    else text[lang] = cell;
    put(said, field, Object.keys(text).length > 0 ? text : undefined);
  },
});

/** A field of the source. */
export const sourceColumn = <T extends { source: object }>(
  key: 'name' | 'url' | 'licence' | 'date',
  name: Column<T>['name'],
): Column<T> => ({
  key: `source.${key}`,
  name,
  write: ({ source }) => (source as Record<string, string | undefined>)[key],
  read: (cell, said) => {
    const source = { ...(said.source as object | undefined) } as Said;
    put(source, key, cell || undefined);
    said.source = source;
  },
});

/** The id of something known, which a cell may call by any of its names. */
export const namedColumn = <T>(
  key: string,
  name: Column<T>['name'],
  write: (object: T) => string,
  known: { id: string; name: LocalText }[],
): Column<T> => ({
  key,
  name,
  write,
  read: (cell, said) => {
    const same = (text: string) => text.normalize().toLowerCase() === cell.toLowerCase();
    const found = known.find((one) => one.id === cell || Object.values(one.name).some(same));
    if (!found && cell !== '') return fieldFault(key, 'unknown', 'is not known here', cell);
    return put(said, key, found?.id);
  },
});
