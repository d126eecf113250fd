import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ProblemError } from '../http/problem.ts';

/**
 * Passwords as OWASP advises for scrypt: N 32768, r 8, p 3, 32 MB each. The sign-in library has a third of the rounds; hashes that it made are still
 * understood, for as much work, so that the time does not tell whose is old.
 */
const N = 32_768;
const R = 8;
export const PASSWORD_ROUNDS = 3;
const LIBRARY = { N: 16_384, r: 16, p: 1 };
const LENGTH = 64;
const MARK = 'scrypt-15-8';

/** So many are worked on at once: the threads are those that read files and look up names too. */
const AT_ONCE = 2;
/** So many more may wait; at a quarter of a second each that is about ten seconds. */
const WAITING = 100;
let working = 0;
const queue: (() => void)[] = [];

/** One turn at hashing, whoever asks. @throws ProblemError `busy` where too many wait already */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_ONCE) {
    if (queue.length >= WAITING) throw new ProblemError('busy', 'Too many people are signing in just now. Try again in a moment.');
    await new Promise<void>((turn) => queue.push(turn));
  } else working += 1;
  try {
    return await work();
  } finally {
    // The turn goes to the next one, or back.
    const next = queue.shift();
    if (next) next();
    else working -= 1;
  }
}

const derive = (password: string, salt: string, cost: { N: number; r: number; p: number }) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, LENGTH, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );

/** @param rounds PASSWORD_ROUNDS but in tests */
export const hashPassword = (password: string, rounds = PASSWORD_ROUNDS): Promise<string> =>
  inTurn(async () => {
    const salt = randomBytes(16).toString('hex');
    return `${MARK}-${rounds}:${salt}:${(await derive(password, salt, { N, r: R, p: rounds })).toString('hex')}`;
  });

/** Whether it was made with less work than hashes are made now. */
export const isOldHash = (hash: string): boolean => !hash.startsWith(`${MARK}-`);

/** @param rounds of hashes made now: an old one takes as long @throws ProblemError `busy` */
export const verifyPassword = (hash: string, password: string, rounds = PASSWORD_ROUNDS): Promise<boolean> =>
  inTurn(async () => {
    const parts = hash.split(':');
    const [salt = '', key = ''] = parts.slice(-2);
    const old = isOldHash(hash);
    const given = await derive(password, salt, old ? LIBRARY : { N, r: R, p: Number(parts[0]?.slice(MARK.length + 1)) });
    if (old && rounds > 1) await derive(password, salt, { N, r: R, p: rounds - 1 });
    const kept = Buffer.from(key, 'hex');
    return kept.length === given.length && timingSafeEqual(kept, given);
  });
