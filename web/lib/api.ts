import type { Problem, ProblemCode } from '../../api/http/contract.ts';

/** Why a request brought nothing: the server's own code, or what happened on the way. */
export type ApiFailure = ProblemCode | 'offline' | 'timeout';

/** Every failed request of the portal; `code` is translated, the message is for logs. */
export class ApiError extends Error {
  readonly code: ApiFailure;
  readonly status: number;
  readonly requestId: string | undefined;
  constructor(code: ApiFailure, status = 0, requestId?: string) {
    super(`${code} (${status})`);
    this.code = code;
    this.status = status;
    this.requestId = requestId;
  }
}

/** A source that does not answer within this time has failed; the others go on. Milliseconds. */
export const REQUEST_TIMEOUT = 12_000;

export interface GetOptions {
  signal?: AbortSignal | undefined;
  search?: Record<string, string | number | undefined>;
  timeout?: number;
}

/** Reads JSON from our own API. Throws ApiError; an abort by the caller's own signal is passed on as it is. */
export async function getJson<T>(path: string, { signal, search = {}, timeout = REQUEST_TIMEOUT }: GetOptions = {}): Promise<T> {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value !== undefined && value !== '') query.set(key, String(value));
  const clock = AbortSignal.timeout(timeout);
  const url = `/api${path}${query.size > 0 ? `?${query}` : ''}`;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: signal ? AbortSignal.any([signal, clock]) : clock,
    });
    if (!response.ok) throw await failure(response);
    return (await response.json()) as T;
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    throw new ApiError(clock.aborted ? 'timeout' : 'offline');
  }
}

async function failure(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  const code = problem?.code ?? (response.status === 404 ? 'not-found' : 'internal');
  return new ApiError(code, response.status, problem?.requestId);
}
