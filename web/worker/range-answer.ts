/** First and last byte that a `Range` header asks for (RFC 9110 14.1.2); null: send all; `unsatisfiable`: 416. */
export function byteRange(header: string | null, size: number): { first: number; last: number } | null | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') return Number(to) === 0 || size === 0 ? 'unsatisfiable' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  if (to !== '' && Number(to) < Number(from)) return null;
  if (Number(from) >= size) return 'unsatisfiable';
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

/** A part of a whole kept answer, as a server would send it: 206 with its place, 416 where there are no such bytes, the whole where none were asked for. */
export async function rangeAnswer(whole: Response, header: string | null): Promise<Response> {
  if (header === null) return whole;
  const body = await whole.blob();
  const range = byteRange(header, body.size);
  const headers = new Headers(whole.headers);
  headers.set('accept-ranges', 'bytes');
  headers.delete('content-encoding');
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${body.size}`);
    headers.set('content-length', '0');
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: body.size - 1 };
  headers.set('content-length', String(last - first + 1));
  if (range) headers.set('content-range', `bytes ${first}-${last}/${body.size}`);
  return new Response(body.slice(first, last + 1, body.type), { status: range ? 206 : 200, headers });
}
