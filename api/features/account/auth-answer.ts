import type { Context } from 'hono';
import { PASSWORD_MIN } from '../../../data/model/password.ts';
import { badField, ProblemError, tooMany } from '../../http/problem.ts';

/** What the sign-in library says, as our own problems. */
function problemOf(code: string, status: number): ProblemError {
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
    // Known by its right password only, and told to nobody.
    case 'EMAIL_NOT_VERIFIED':
      return new ProblemError('signed-out', 'The e-mail or the password is wrong.');
    case 'INVALID_PASSWORD':
      return badField('password', 'is wrong');
    case 'PASSWORD_TOO_SHORT':
      return badField('password', `at least ${PASSWORD_MIN} characters`);
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return badField('code', 'is wrong or too old');
    case 'USER_NOT_VERIFIED':
      return badField('credential', 'the device did not check who holds it; switch on its PIN, fingerprint or face');
    case 'CHALLENGE_NOT_FOUND':
      return badField('credential', 'was used already or took too long; try again');
    case 'AUTHENTICATION_FAILED':
    case 'FAILED_TO_VERIFY_REGISTRATION':
      return badField('credential', 'does not fit');
    case 'PASSKEY_NOT_FOUND':
      return new ProblemError('signed-out', 'This passkey is not known here.');
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
      return new ProblemError('signed-out', 'Sign in again: the time for the code is over.');
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return tooMany('Too many wrong codes. Try again in 15 minutes.', 900);
    case 'TOTP_ALREADY_ENABLED':
      return new ProblemError('bad-request', 'A second factor is set up already.');
    case 'TOTP_NOT_ENABLED':
    case 'TWO_FACTOR_NOT_ENABLED':
    case 'BACKUP_CODES_NOT_ENABLED':
      return new ProblemError('bad-request', 'No second factor is set up.');
  }
  if (status === 401) return new ProblemError('signed-out');
  if (status === 429) return new ProblemError('too-many-requests');
  if (status < 500) return new ProblemError('bad-request', 'This cannot be done.');
  throw new Error(`the sign-in library failed: ${code} (${status})`);
}

/**
 * Hands the cookies of an answer of the sign-in library on, and its body to the caller: session tokens in it go nowhere else.
 * @throws ProblemError where the library refused
 */
export async function authAnswer<T>(c: Context, answer: Response | Promise<Response>): Promise<T> {
  const response = await answer;
  for (const cookie of response.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const body = (await response.json().catch(() => null)) as (T & { code?: string }) | null;
  if (!response.ok) throw problemOf(body?.code ?? '', response.status);
  return body as T;
}
