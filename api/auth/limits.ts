import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ProblemError } from '../http/problem.ts';

const QUARTER = 900;
const HOUR = 3600;

/** How often something may be tried; counted in this process, so several processes allow as many times more. */
export function makeLimits() {
  return {
    /** Tries to sign in to one account, from wherever; a success clears them. */
    account: new RateLimiterMemory({ keyPrefix: 'account', points: 10, duration: QUARTER }),
    /** Tries to sign in, or to use a code or a link, from one address; successes are given back. */
    address: new RateLimiterMemory({ keyPrefix: 'address', points: 60, duration: QUARTER }),
    /** New accounts from one address. */
    signUp: new RateLimiterMemory({ keyPrefix: 'sign-up', points: 10, duration: HOUR }),
    /** Challenges for passkeys to one address; the sign-in page asks for one by itself. */
    passkey: new RateLimiterMemory({ keyPrefix: 'passkey', points: 240, duration: QUARTER }),
    /** Passwords tried by somebody who is signed in. */
    password: new RateLimiterMemory({ keyPrefix: 'password', points: 10, duration: QUARTER }),
  };
}
export type Limits = ReturnType<typeof makeLimits>;

/** The key of an account: its address is not kept. */
export const accountKey = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');

/** Takes one try. @throws ProblemError `too-many-requests` */
export async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (limit) {
    if (limit instanceof Error) throw limit;
    const minutes = Math.max(1, Math.ceil(((limit as { msBeforeNext?: number }).msBeforeNext ?? 0) / 60_000));
    throw new ProblemError('too-many-requests', `Too many tries. Try again in ${minutes} min.`);
  }
}
