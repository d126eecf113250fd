import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { startJob } from './start-job.ts';

const log = pino({ level: 'silent' });

it('goes on after a failure, never twice at a time, and ends after the turn under way', async () => {
  let running = 0;
  let most = 0;
  let turns = 0;
  const end = startJob(log, 'test', 1, async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 5));
    running -= 1;
    turns += 1;
    if (turns === 1) throw new Error('first');
  });
  await vi.waitFor(() => expect(turns).toBeGreaterThan(2));
  await end();
  expect([running, most]).toEqual([0, 1]);
  const ended = turns;
  await new Promise((done) => setTimeout(done, 30));
  expect(turns).toBe(ended);
});
