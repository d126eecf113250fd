import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { acceptedEncodings } from './accepted-encoding.ts';
import { byteRange } from './byte-range.ts';
import { matchesEtag } from './etag.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.glb': 'model/gltf-binary',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ktx2': 'image/ktx2',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mvt': 'application/vnd.mapbox-vector-tile',
  '.webm': 'audio/webm; codecs=opus',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.terrain': 'application/vnd.quantized-mesh',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
/** Below this a file is read whole; a stream costs more than it saves. */
const WHOLE = 512 * 1024;

/**
 * A path below a folder from the path of a URL, or null for one that would leave it or names a hidden file.
 * Decoded once: what still holds a `%` afterwards is only a name.
 */
export function pathBelow(root: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  const parts = decoded.split('/').filter(Boolean);
  if (parts.some((part) => part.startsWith('.') || /[\\:\0]/.test(part) || part.includes(sep))) return null;
  return join(root, ...parts);
}

const size = (path: string) =>
  stat(path).then(
    (s) => (s.isFile() ? { bytes: s.size, modified: s.mtimeMs } : null),
    () => null,
  );

/** Sends a file: its .br or .gz sibling where the client takes it, with a strong ETag a form, 304 and single byte ranges. Null where there is no such file. */
export async function sendFile(c: Context, path: string, cacheControl: string): Promise<Response | null> {
  const plain = await size(path);
  if (!plain) return null;
  const ranged = c.req.header('range');
  let form = { path, ...plain, encoding: '' };
  for (const encoding of ranged === undefined ? acceptedEncodings(c.req.header('accept-encoding')) : []) {
    const sibling = `${path}.${encoding === 'br' ? 'br' : 'gz'}`;
    const found = await size(sibling);
    if (found && found.modified >= plain.modified - 1000) {
      form = { path: sibling, ...found, encoding };
      break;
    }
  }
  const etag = `"${plain.bytes.toString(36)}-${Math.round(plain.modified).toString(36)}${form.encoding && `-${form.encoding}`}"`;
  const headers = new Headers({
    etag,
    'cache-control': cacheControl,
    vary: 'accept-encoding',
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
  });
  if (!form.encoding) headers.set('accept-ranges', 'bytes');
  if (form.encoding) headers.set('content-encoding', form.encoding);
  if (matchesEtag(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  const ifRange = c.req.header('if-range');
  const range = ifRange !== undefined && ifRange !== etag ? null : byteRange(ranged, form.bytes);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${form.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: form.bytes - 1 };
  headers.set('content-length', String(last - first + 1));
  if (range) headers.set('content-range', `bytes ${first}-${last}/${form.bytes}`);
  const status = range ? 206 : 200;
  if (c.req.method === 'HEAD' || form.bytes === 0) return new Response(null, { status, headers });
  if (last - first < WHOLE && form.bytes < WHOLE)
    return new Response((await readFile(form.path)).subarray(first, last + 1), { status, headers });
  return new Response(Readable.toWeb(createReadStream(form.path, { start: first, end: last })) as ReadableStream, { status, headers });
}

export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const REVALIDATE = 'no-cache';
