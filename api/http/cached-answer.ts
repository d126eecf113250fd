import type { Context } from 'hono';
import { acceptedEncodings } from './accepted-encoding.ts';
import { type AnswerCache, type Body, gzipped } from './answer-cache.ts';
import { matchesEtag } from './etag.ts';

/** Characters or bytes from which compressing pays. */
const WORTH_COMPRESSING = 1024;

/**
 * Answers what was made for a path and query, compressed where that is accepted and pays, with a strong ETag for each form; 304 where the
 * client has that form already. @param type media type
 */
export async function cachedAnswer(c: Context, cache: AnswerCache, type: string, make: () => Promise<Body>): Promise<Response> {
  const url = new URL(c.req.url);
  const answer = await cache.get(`${url.pathname}?${url.searchParams}`, make);
  const compress = answer.body.length > WORTH_COMPRESSING && acceptedEncodings(c.req.header('accept-encoding')).includes('gzip');
  const form = compress ? await gzipped(answer) : answer;
  const headers = { etag: form.etag, 'cache-control': 'no-cache', vary: 'accept-encoding' };
  if (matchesEtag(c.req.header('if-none-match'), form.etag)) return new Response(null, { status: 304, headers });
  return new Response(form.body, {
    status: 200,
    headers: { ...headers, 'content-type': type, ...(compress ? { 'content-encoding': 'gzip' } : {}) },
  });
}
