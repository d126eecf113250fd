/** Two processes with a real redis-server between them: who has a case open in one is seen in the other. */
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../api/db/database.ts';
import { presenceOf } from '../../api/live/presence.ts';
import { connectBell } from '../../api/live/redis-bell.ts';
import { findRedis, freePort, startRedis } from './redis-server.ts';

const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

describe.skipIf(!findRedis())('presence over Redis', () => {
  it('comes and goes in every process, and not twice in the own one', async () => {
    const port = await freePort();
    ends.push(await startRedis(findRedis() ?? '', port));
    // Memory and bells are kept by database object; two of them are two processes to each other.
    const connect = async () => {
      const db = {} as Database;
      ends.push(await connectBell({ db, log: pino({ level: 'silent' }), url: `redis://127.0.0.1:${port}` }));
      return presenceOf(db);
    };
    const [one, other] = [await connect(), await connect()];
    let changes = 0;
    one.onChange(() => {
      changes += 1;
    });
    const room = { city: 'mot', id: 'pa-1', target: { city: 'mot', agency: null, area: null } };
    const reader = { userId: 'binh', grants: [{ role: 'ioc-operator' as const, city: 'mot', scope: {} }] };
    const seen = () => other.seen('mot', 'pa-1', reader, Date.now());
    one.sign(room, { tab: 'a', userId: 'an', name: 'An' }, 'open', Date.now());
    await expect.poll(seen).toEqual([{ name: 'An', doing: 'open' }]);
    one.sign(room, { tab: 'a', userId: 'an', name: 'An' }, 'typing', Date.now());
    await expect.poll(seen).toEqual([{ name: 'An', doing: 'typing' }]);
    one.sign(room, { tab: 'a', userId: 'an', name: 'An' }, null, Date.now());
    await expect.poll(seen).toEqual([]);
    expect(changes).toBe(3);
  });
});
