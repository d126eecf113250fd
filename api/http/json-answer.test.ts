import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { AnswerCache } from './answer-cache.ts';
import { jsonAnswer } from './json-answer.ts';

const long = JSON.stringify({ words: 'Phường Chiềng Lề '.repeat(200) });
const cache = new AnswerCache(() => 0);
let made = 0;
const app = new Hono()
  .get('/long', (c) =>
    jsonAnswer(c, cache, async () => {
      made++;
      return long;
    }),
  )
  .get('/short', (c) => jsonAnswer(c, cache, async () => '{}'));
const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

it('a long answer is compressed for those who take it, and whole for the others', async () => {
  const small = await ask('/long', { 'accept-encoding': 'gzip, deflate, br' });
  const plain = await ask('/long', { 'accept-encoding': 'br, gzip;q=0' });
  expect(small.headers.get('content-encoding')).toBe('gzip');
  const bytes = Buffer.from(await small.arrayBuffer());
  expect(gunzipSync(bytes).toString()).toBe(long);
  expect(bytes.length).toBeLessThan(long.length / 5);
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(long);
  for (const answer of [small, plain]) expect(answer.headers.get('vary')).toBe('accept-encoding');
  expect(made).toBe(1);
});

it('each form has an ETag of its own, which only that form answers with 304', async () => {
  const gzip = { 'accept-encoding': 'gzip' };
  const small = (await ask('/long', gzip)).headers.get('etag') ?? '';
  const plain = (await ask('/long')).headers.get('etag') ?? '';
  expect(small).not.toBe(plain);
  expect((await ask('/long', { ...gzip, 'if-none-match': small })).status).toBe(304);
  expect((await ask('/long', { 'if-none-match': plain })).status).toBe(304);
  expect((await ask('/long', { ...gzip, 'if-none-match': plain })).status).toBe(200);
  expect((await ask('/long', { 'if-none-match': small })).status).toBe(200);
});

it('a short answer is not worth compressing', async () => {
  expect((await ask('/short', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBeNull();
});
