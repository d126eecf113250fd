import { createHash } from 'node:crypto';
import { consume, counter } from '../http/limits.ts';

const QUARTER = 900;
const HOUR = 3600;

/** How often something may be tried; counted in this process, or with REDIS_URL in all together. */
export function makeLimits() {
  return {
    /** Tries to sign in to one account, from wherever; a success clears them. */
    account: counter({ name: 'account', points: 10, duration: QUARTER }),
    /** Tries to sign in, or to use a code or a link, from one address; successes are given back. */
    address: counter({ name: 'address', points: 60, duration: QUARTER }),
    /** Letters to one address about a forgotten password. */
    forgotten: counter({ name: 'forgotten', points: 3, duration: HOUR }),
    /** Letters to one address that confirm it, or say that it has an account. */
    letter: counter({ name: 'letter', points: 3, duration: HOUR }),
    /** New accounts, and changed addresses, asked for from one address or account. */
    signUp: counter({ name: 'sign-up', points: 10, duration: HOUR }),
    /** Challenges for passkeys to one address; the sign-in page asks for one by itself. */
    passkey: counter({ name: 'passkey', points: 240, duration: QUARTER }),
    /** Passwords tried by somebody who is signed in. */
    password: counter({ name: 'password', points: 10, duration: QUARTER }),
  };
}
export type Limits = ReturnType<typeof makeLimits>;

/** The key of an account: its address is not kept. */
export const accountKey = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');

/** Takes one try. @throws ProblemError `too-many-requests` */
export const take = consume;
