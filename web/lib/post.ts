/** Sends to our own API: JSON, or a form with files and its progress. Every failure is an ApiError, as in `api.ts`. */
import type { Problem } from '../../api/http/contract.ts';
import { ApiError, refusal } from './api.ts';

/** JSON is answered within this time or not at all; a form with photos on a slow line may take longer. Milliseconds. */
const JSON_TIMEOUT = 20_000;
const FORM_TIMEOUT = 180_000;

export interface PostOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Milliseconds. */
  timeout?: number;
  /** Share of the body that has left the device, 0..1. */
  onProgress?: (fraction: number) => void;
}

/** @throws ApiError; an abort by the caller's own signal is thrown as it is. */
export function postJson<T>(path: string, body: unknown, options: PostOptions = {}): Promise<T> {
  return sendJson<T>('POST', path, body, options);
}

/** Changes what is there. @throws ApiError; an abort by the caller's own signal is thrown as it is. */
export function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  options: PostOptions = {},
): Promise<T> {
  return send<T>(method, path, JSON.stringify(body), {
    timeout: JSON_TIMEOUT,
    ...options,
    headers: { 'content-type': 'application/json', ...options.headers },
  });
}

/** @throws ApiError; an abort by the caller's own signal is thrown as it is. */
export function postForm<T>(path: string, form: FormData, options: PostOptions = {}): Promise<T> {
  return send<T>('POST', path, form, { timeout: FORM_TIMEOUT, ...options });
}

/** A form in the place of what was there. @throws ApiError */
export function putForm<T>(path: string, form: FormData): Promise<T> {
  return send<T>('PUT', path, form, { timeout: FORM_TIMEOUT });
}

/** Sends one file as it is. @throws ApiError */
export function postFile<T>(path: string, file: Blob, type: string): Promise<T> {
  return send<T>('POST', path, file, { timeout: FORM_TIMEOUT, headers: { 'content-type': type } });
}

/** By XMLHttpRequest, which alone tells how much of a photo has been sent. */
function send<T>(
  method: string,
  path: string,
  body: string | FormData | Blob,
  { headers = {}, signal, timeout = 0, onProgress }: PostOptions,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    request.open(method, `/api${path}`);
    request.timeout = timeout;
    for (const [name, value] of Object.entries({ accept: 'application/json', ...headers })) request.setRequestHeader(name, value);
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort, { once: true });
    const end = () => signal?.removeEventListener('abort', abort);
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => fail(new ApiError('offline'));
    request.ontimeout = () => fail(new ApiError('timeout'));
    request.onabort = () => fail(signal?.reason ?? new ApiError('offline'));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status < 200 || request.status >= 300)
        return fail(refusal(request.status, answer as Partial<Problem> | null, request.getResponseHeader('retry-after')));
      end();
      // An answer cut short by the line is no answer.
      if (answer === null && request.status !== 204) return reject(new ApiError('offline', request.status));
      resolve(answer as T);
    };
    request.send(body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
