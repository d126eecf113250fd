import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The source answered, but not with the file; `status` is its HTTP status. */
export class SourceError extends Error {
  override name = 'SourceError';
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}
/** The source cannot be reached or the connection broke; what has arrived is kept. */
export class OfflineError extends Error {
  override name = 'OfflineError';
}

export interface Download {
  bytes: number;
  /** Bytes that were there from an earlier try. */
  resumed: number;
}

/**
 * Fetches a URL into `path` by way of `path.part`. A part from an earlier try is continued with a Range request where the server agrees
 * (and the validator kept beside it still holds); else it starts over. `body` makes it a POST, which is never resumed.
 */
export async function download(url: string, path: string, options: { body?: string; signal?: AbortSignal } = {}): Promise<Download> {
  const part = `${path}.part`;
  const have = options.body === undefined ? await sizeOf(part) : 0;
  let response: Response;
  try {
    response = await fetch(url, {
      method: options.body === undefined ? 'GET' : 'POST',
      headers: {
        'user-agent': 'toan-canh (open 3D city portal)',
        // Stored as sent: a compressed transfer would make ranges meaningless.
        'accept-encoding': options.body === undefined ? 'identity' : 'gzip',
        ...(have > 0 ? { range: `bytes=${have}-` } : {}),
        ...(options.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(options.body === undefined ? {} : { body: options.body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    throw offline(url, error);
  }
  const whole = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? NaN);
  if (response.status === 416 && whole === have) {
    await rename(part, path);
    return { bytes: have, resumed: have };
  }
  if (response.status === 416) {
    await rm(part, { force: true });
    return download(url, path, options);
  }
  if (!response.ok || !response.body)
    throw new SourceError(`${url} answered ${response.status} ${response.statusText}`.trim(), response.status);
  const resumed = response.status === 206 ? have : 0;
  const expected = Number(response.headers.get('content-length') ?? NaN) + resumed;
  try {
    await pipeline(Readable.fromWeb(response.body), createWriteStream(part, { flags: resumed > 0 ? 'a' : 'w' }));
  } catch (error) {
    throw offline(url, error);
  }
  const bytes = await sizeOf(part);
  const encoded = response.headers.has('content-encoding');
  if (!encoded && Number.isFinite(expected) && bytes !== expected)
    throw new OfflineError(`${url} ended after ${bytes} of ${expected} bytes; run it again to go on.`);
  await rename(part, path);
  return { bytes, resumed };
}

function offline(url: string, cause: unknown): OfflineError {
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : cause instanceof Error ? cause.message : '';
  return new OfflineError(
    `${new URL(url).host} cannot be reached (${reason}); what has arrived is kept, run it again when there is a connection.`,
  );
}

export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (s) => s.size,
    () => 0,
  );
}

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
