import { isAnswer, type KeptFile, TAKEN_AT, TAKING, type Trouble } from '../../lib/offline/kept.ts';

/** Why a file could not be kept; the message names it. */
export class TakeError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, url: string) {
    super(`${trouble}: ${url}`);
    this.trouble = trouble;
  }
}

const TRIES = 3;
const PAUSE = 1500;

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

async function ask(url: string, cache: RequestCache, signal: AbortSignal): Promise<Response> {
  for (let count = 1; ; count++) {
    try {
      // As a stranger: nothing of who is signed in is ever kept.
      const answer = await fetch(url, { cache, signal, credentials: 'omit', headers: { [TAKING]: '1' } });
      if (answer.status < 500) return answer;
    } catch (error) {
      if (signal.aborted) throw error;
    }
    if (count === TRIES) throw new TakeError('network', url);
    await wait(PAUSE * count, signal);
  }
}

/** Fetches one file and sees that it is what the manifest says. @throws TakeError */
export async function fetchFile(file: KeptFile, signal: AbortSignal): Promise<Response> {
  const lasting = file.hash !== null;
  // A body from the browser's own cache that is not right gets one more chance.
  for (const cache of lasting ? (['default', 'reload'] as const) : (['no-cache'] as const)) {
    const answer = await ask(file.url, cache, signal);
    if (answer.status === 204 || !answer.ok) throw new TakeError('changed', file.url);
    const body = await answer.arrayBuffer().catch(() => {
      throw signal.aborted ? signal.reason : new TakeError('network', file.url);
    });
    const right = !lasting || (body.byteLength === file.bytes && hex(await crypto.subtle.digest('SHA-256', body)) === file.hash);
    if (!right) continue;
    const headers = new Headers(answer.headers);
    for (const name of ['content-encoding', 'vary', 'set-cookie', 'cache-control']) headers.delete(name);
    headers.set('content-length', String(body.byteLength));
    if (isAnswer(file) && file.part !== 'app') headers.set(TAKEN_AT, new Date().toISOString());
    return new Response(body, { headers });
  }
  throw new TakeError('changed', file.url);
}
