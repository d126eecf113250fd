import type { Context, TypedResponse } from 'hono';
import type { AnswerCache } from './answer-cache.ts';
import { matchesEtag } from './etag.ts';

/**
 * Answers finished JSON text whose shape is T, with a strong ETag; 304 where the client has it already.
 * The text is cached by the request's path and query.
 */
export async function jsonAnswer<T>(
  c: Context,
  cache: AnswerCache,
  make: () => Promise<string>,
  type = 'application/json',
): Promise<TypedResponse<T, 200, 'json'>> {
  const url = new URL(c.req.url);
  const answer = await cache.get(`${url.pathname}?${url.searchParams}`, make);
  const headers = { etag: answer.etag, 'cache-control': 'no-cache' };
  const response = matchesEtag(c.req.header('if-none-match'), answer.etag)
    ? new Response(null, { status: 304, headers })
    : new Response(answer.body, { status: 200, headers: { ...headers, 'content-type': `${type}; charset=utf-8` } });
  // The text was written to the shape of T; the conformance test of the routes parses every answer with its schema.
  return response as unknown as TypedResponse<T, 200, 'json'>;
}
