import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

it('does every piece by every way in turn, and a round that the machine spoils does not count', async () => {
  const order: string[] = [];
  let clock = 0;
  let rounds = 0;
  const times = await inTurn(4, { rounds: 3, now: () => clock }, [
    (piece) => {
      order.push(`first ${piece}`);
      clock += piece === 3 ? 8 : 4;
    },
    async (piece) => {
      order.push(`second ${piece}`);
      await Promise.resolve();
      clock += 1;
      if (piece === 0 && ++rounds === 3) clock += 1000;
    },
  ]);
  expect(order.slice(0, 4)).toEqual(['first 0', 'second 0', 'first 1', 'second 1']);
  expect(order).toHaveLength(4 * 2 * 4);
  expect(times).toEqual([
    { p50: 4, p99: 8 },
    { p50: 1, p99: 1 },
  ]);
});
