import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { createClient } from 'redis';
import { tooMany } from './problem.ts';

/** Where counts are kept that several processes share; absent: each process counts by itself. */
let shared: object | undefined;
/** Before the names of limits in Redis. */
const SHARED = 'toan-canh:limit:';
/** Milliseconds that a start waits for Redis. */
const START = 3000;

/**
 * From here on limits that are made count in Redis, together with other processes. While Redis is away each process counts by itself.
 * @returns ends the connection
 */
export async function shareLimits(url: string): Promise<() => void> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(2000, 50 * 2 ** tries) },
  });
  // The live bell's own connection logs that Redis is away; this one only counts.
  client.on('error', () => undefined);
  const connected = client.connect().catch(() => undefined);
  await Promise.race([connected, new Promise((done) => setTimeout(done, START).unref())]);
  shared = client;
  return () => {
    if (shared === client) shared = undefined;
    client.destroy();
  };
}

export interface Limit {
  /** Its own word: counts of different limits are different. */
  name: string;
  points: number;
  /** Seconds after which a count begins anew. */
  duration: number;
  /** What is said when it is hit, in a sentence. */
  said?: string;
  /** What was too much, as a word for pages: told as a field of the problem. */
  field?: string;
}

/** Counts by key. */
export function counter({ name, points, duration }: Limit): RateLimiterAbstract {
  const own = new RateLimiterMemory({ keyPrefix: name, points, duration });
  if (!shared) return own;
  return new RateLimiterRedis({
    storeClient: shared,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: `${SHARED}${name}`,
    points,
    duration,
    insuranceLimiter: own,
  });
}

const wait = (seconds: number) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

/** Takes points. @throws ProblemError `too-many-requests`, with the seconds to wait */
export async function consume(
  limit: RateLimiterAbstract,
  key: string,
  points = 1,
  { said = 'Too many for now.', field }: Pick<Limit, 'said' | 'field'> = {},
): Promise<void> {
  try {
    await limit.consume(key, points);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    const refused = tooMany(`${said} Try again in ${wait(seconds)}.`, seconds, field);
    throw Object.assign(refused, { limit: limit.keyPrefix.replace(SHARED, '') });
  }
}

/** Counts by key. @throws ProblemError `too-many-requests` from the returned function */
export function limiter(limit: Limit): (key: string, points?: number) => Promise<void> {
  const counted = counter(limit);
  return (key, points) => consume(counted, key, points, limit);
}
