import type { Context, TypedResponse } from 'hono';
import { acceptedEncodings } from './accepted-encoding.ts';
import { type AnswerCache, gzipped } from './answer-cache.ts';
import { matchesEtag } from './etag.ts';

/** Characters from which compressing pays. */
const WORTH_COMPRESSING = 1024;

/**
 * Answers finished JSON text whose shape is T, compressed where that is accepted and pays, with a strong ETag for each form;
 * 304 where the client has that form already. The text is cached by the request's path and query.
 */
export async function jsonAnswer<T>(
  c: Context,
  cache: AnswerCache,
  make: () => Promise<string>,
  type = 'application/json',
): Promise<TypedResponse<T, 200, 'json'>> {
  const url = new URL(c.req.url);
  const answer = await cache.get(`${url.pathname}?${url.searchParams}`, make);
  const compress = answer.body.length > WORTH_COMPRESSING && acceptedEncodings(c.req.header('accept-encoding')).includes('gzip');
  const form = compress ? await gzipped(answer) : answer;
  const headers = { etag: form.etag, 'cache-control': 'no-cache', vary: 'accept-encoding' };
  const whole = { ...headers, 'content-type': `${type}; charset=utf-8`, ...(compress ? { 'content-encoding': 'gzip' } : {}) };
  const response = matchesEtag(c.req.header('if-none-match'), form.etag)
    ? new Response(null, { status: 304, headers })
    : new Response(form.body, { status: 200, headers: whole });
  // The text was written to the shape of T; the conformance test of the routes parses every answer with its schema.
  return response as unknown as TypedResponse<T, 200, 'json'>;
}
