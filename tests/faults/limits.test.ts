import { describe, expect, it } from 'vitest';
import { limiter, shareLimits } from '../../api/http/limits.ts';
import { findRedis, freePort, startRedis } from './redis-server.ts';

const redis = findRedis();
const tries = async (limits: ReturnType<typeof limiter>[], count: number) => {
  let open = 0;
  for (let n = 0; n < count; n++)
    await limits[n % limits.length]?.('nguoi').then(
      () => open++,
      () => undefined,
    );
  return open;
};

describe('limits with Redis', () => {
  it.skipIf(!redis)('are counted by all processes together, and by each alone while it is gone', async () => {
    const port = await freePort();
    const stop = await startRedis(redis ?? '', port);
    const limit = { name: 'thu', points: 5, duration: 60 };
    // Two connections, as two processes have them.
    const endOne = await shareLimits(`redis://127.0.0.1:${port}`);
    const one = limiter(limit);
    const endTwo = await shareLimits(`redis://127.0.0.1:${port}`);
    const two = limiter(limit);
    expect(await tries([one, two], 12)).toBe(5);
    expect(await tries([limiter({ ...limit, name: 'khac' })], 6)).toBe(5);
    await stop();
    expect(await tries([one], 6)).toBe(5);
    endTwo();
    endOne();
    expect(await tries([limiter(limit)], 6)).toBe(5);
  });
});
