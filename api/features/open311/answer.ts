import { XMLBuilder } from 'fast-xml-parser';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type ProblemError, problemStatus } from '../../http/problem.ts';

export type Format = 'json' | 'xml';
/** XML's names of a list and of what is in it. */
export type Wrapper = readonly [list: string, item: string];

const builder = new XMLBuilder({ suppressEmptyNode: true, format: false });
export const toXml = (document: object): string => `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;

const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };

function written(c: Context, format: Format, status: ContentfulStatusCode, json: unknown, xml: object): Response {
  const text = format === 'json' ? JSON.stringify(json) : toXml(xml);
  const type = format === 'json' ? 'application/json' : 'text/xml';
  return c.body(text, status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` });
}

/** A list as GeoReport v2 has it: a bare array in JSON, wrapped elements in XML. Null is an empty element. */
export function listAnswer(
  c: Context,
  format: Format,
  [list, item]: Wrapper,
  rows: object[],
  status: ContentfulStatusCode = 200,
): Response {
  return written(c, format, status, rows, { [list]: rows.length > 0 ? { [item]: rows.map(empty) } : '' });
}
/** One document. @param shape the same for XML, where it differs */
export function documentAnswer(c: Context, format: Format, name: string, document: object, shape: object = document): Response {
  return written(c, format, 200, document, { [name]: empty(shape) });
}
/** An error in the format that was asked for. A 500 says nothing of its own. */
export function errorAnswer(c: Context, format: Format, error: ProblemError): Response {
  const status = problemStatus(error.code);
  if (error.retryAfter !== undefined) c.header('retry-after', String(error.retryAfter));
  const row = { code: status, description: error.code === 'internal' ? 'Something broke on our side.' : (error.detail ?? error.message) };
  return written(c, format, status, [row], { errors: { error: [row] } });
}

/** Nulls as empty texts, at every depth. */
function empty(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(empty);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, empty(one)]));
}
