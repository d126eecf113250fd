import type { Problem, ProblemCode } from '../../api/http/contract.ts';

/** Why a request brought nothing: the server's own code, or what happened on the way. */
export type ApiFailure = ProblemCode | 'offline' | 'timeout';

export type FieldProblem = NonNullable<Problem['errors']>[number];

/** Every failed request of the portal; `code` is translated, the message is for logs. */
export class ApiError extends Error {
  readonly code: ApiFailure;
  readonly status: number;
  readonly requestId: string | undefined;
  /** Fields of what was sent that the server would not take. */
  readonly fields: readonly string[];
  /** What is wrong with each of them, as the server says it: a word of its own, or an English phrase, with a code where there is one. */
  readonly problems: readonly FieldProblem[];
  /** Seconds after which it is worth while to come again, where the server says so. */
  readonly retryAfter: number | undefined;
  constructor(code: ApiFailure, status = 0, requestId?: string, problems: readonly FieldProblem[] = [], retryAfter?: number) {
    super(`${code} (${status})`);
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.problems = problems;
    this.retryAfter = retryAfter;
    this.fields = problems.map(({ field }) => field);
  }
}

/** What a refused request says. @param problem the answer's body as far as it could be read @param wait its header Retry-After */
export function refusal(status: number, problem: Partial<Problem> | null, wait: string | null = null): ApiError {
  const code = problem?.code ?? (status === 404 ? 'not-found' : status === 413 ? 'too-large' : 'internal');
  const seconds = Number(wait);
  return new ApiError(code, status, problem?.requestId, problem?.errors ?? [], seconds > 0 ? seconds : undefined);
}

/** A source that does not answer within this time has failed; the others go on. Milliseconds. */
export const REQUEST_TIMEOUT = 12_000;

export interface GetOptions {
  signal?: AbortSignal | undefined;
  search?: Record<string, string | number | undefined>;
  timeout?: number;
  headers?: Record<string, string>;
}

/** Reads JSON from our own API. Throws ApiError; an abort by the caller's own signal is passed on as it is. */
export async function getJson<T>(
  path: string,
  { signal, search = {}, timeout = REQUEST_TIMEOUT, headers = {} }: GetOptions = {},
): Promise<T> {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value !== undefined && value !== '') query.set(key, String(value));
  const clock = AbortSignal.timeout(timeout);
  const url = `/api${path}${query.size > 0 ? `?${query}` : ''}`;
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
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
  return refusal(response.status, (await response.json().catch(() => null)) as Partial<Problem> | null);
}
