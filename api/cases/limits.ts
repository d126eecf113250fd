import { type IRateLimiterOptions, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../http/problem.ts';

/** Counts by key in this process. @throws ProblemError `too-many-requests` from the returned function */
export function limiter(options: IRateLimiterOptions): (key: string, points?: number) => Promise<void> {
  const memory = new RateLimiterMemory(options);
  return async (key, points = 1) => {
    try {
      await memory.consume(key, points);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new ProblemError('too-many-requests', `Try again in ${Math.ceil(error.msBeforeNext / 1000)} seconds.`);
    }
  };
}
