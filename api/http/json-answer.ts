import type { Context, TypedResponse } from 'hono';
import type { AnswerCache } from './answer-cache.ts';
import { cachedAnswer } from './cached-answer.ts';

/** Answers finished JSON text whose shape is T as `cachedAnswer` does. */
export async function jsonAnswer<T>(
  c: Context,
  cache: AnswerCache,
  make: () => Promise<string>,
  type = 'application/json',
): Promise<TypedResponse<T, 200, 'json'>> {
  // The text was written to the shape of T; the conformance test of the routes parses every answer with its schema.
  return (await cachedAnswer(c, cache, `${type}; charset=utf-8`, make)) as unknown as TypedResponse<T, 200, 'json'>;
}
