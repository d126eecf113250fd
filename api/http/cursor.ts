import { createHash } from 'node:crypto';
import { badField } from './problem.ts';

/** Where a page ended: the sort value and the row number of its last row. */
export type PageKey = [sort: number, seq: number];

const mark = (scope: string) => createHash('sha256').update(scope).digest('base64url').slice(0, 16);

/** An opaque cursor that only fits the list it was given out for. @param scope city, list and filters */
export function writeCursor(scope: string, key: PageKey): string {
  return Buffer.from(`${mark(scope)}.${key[0]}.${key[1]}`).toString('base64url');
}

/** @throws ProblemError 400 for a cursor of another city, of other filters, or that we never wrote */
export function readCursor(scope: string, cursor: string): PageKey {
  const match = /^([\w-]{16})\.(-?\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match || Buffer.from(match[0]).toString('base64url') !== cursor) throw badField('cursor', 'not a cursor of this list');
  if (match[1] !== mark(scope)) throw badField('cursor', 'belongs to another city or to other filters; begin again without it');
  return [Number(match[2]), Number(match[3])];
}
