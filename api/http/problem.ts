import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem, ProblemCode } from './contract.ts';

/** Seconds after which it is worth while to come again. */
const RETRY_AFTER: Partial<Record<ProblemCode, number>> = { 'not-ready': 5, busy: 2, 'no-room': 300 };

const KINDS: Record<ProblemCode, { status: ContentfulStatusCode; title: string }> = {
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'city-unknown': { status: 404, title: 'No such city' },
  'too-long': { status: 414, title: 'The address is too long' },
  'method-not-allowed': { status: 405, title: 'Not with this method' },
  'signed-out': { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'You have no right to this' },
  'second-factor-missing': { status: 403, title: 'Set up your second factor first' },
  'version-conflict': { status: 409, title: 'Somebody else changed it meanwhile' },
  'move-not-allowed': { status: 409, title: 'The case cannot be moved so' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-file': { status: 415, title: 'This kind of file is not accepted' },
  'proof-missing': { status: 403, title: 'The check against machines is missing or too old' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'not-ready': { status: 503, title: 'Not ready yet' },
  busy: { status: 503, title: 'The database is busy' },
  'no-room': { status: 507, title: 'There is no room left' },
  internal: { status: 500, title: 'Something broke on our side' },
};

/** The HTTP status of an error. */
export const problemStatus = (code: ProblemCode): ContentfulStatusCode => KINDS[code].status;

export type FieldError = NonNullable<Problem['errors']>[number];

/** An answer that is a problem document; throw it anywhere below a route. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: FieldError[] | undefined;
  /** Seconds to wait, where waiting helps. */
  retryAfter: number | undefined;
  /** Name of the limit that was hit, for the log. */
  limit: string | undefined;
  constructor(code: ProblemCode, detail?: string, errors?: FieldError[]) {
    super(detail ?? KINDS[code].title);
    this.code = code;
    this.detail = detail;
    this.errors = errors;
  }
}

/** 400 for one field. */
export const badField = (field: string, message: string) => new ProblemError('bad-request', `${field}: ${message}`, [{ field, message }]);

/** 429, with the seconds to wait. @param field what was too much, as a word */
export function tooMany(detail: string, seconds: number, field?: string): ProblemError {
  const error = new ProblemError('too-many-requests', detail, field === undefined ? undefined : [{ field, message: 'too-many' }]);
  error.retryAfter = seconds;
  return error;
}

/** Writes a problem as `application/problem+json` (RFC 9457). A 500 carries no text of the error. */
export function problemResponse(c: Context, error: ProblemError): Response {
  const { status, title } = KINDS[error.code];
  const body: Problem = {
    type: `/api/docs#${error.code}`,
    title,
    status,
    code: error.code,
    requestId: c.get('requestId') ?? '',
    ...(error.detail && error.code !== 'internal' ? { detail: error.detail } : {}),
    ...(error.errors ? { errors: error.errors } : {}),
  };
  const retry = error.retryAfter ?? RETRY_AFTER[error.code];
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
  });
}
