import type { AppContext } from '../http/context.ts';
import { startJob } from '../jobs/start-job.ts';
import { collectNotices } from './collect-notices.ts';
import { flushNotices } from './flush-notices.ts';
import { sweepFollows } from './sweep-follows.ts';

const SECOND = 1000;

/** Tells followers what is new, every few seconds, and forgets daily whom nobody needs. @returns ends it after the turn under way */
export function startFollow(parts: Pick<AppContext, 'db' | 'log' | 'now' | 'config'>): () => Promise<void> {
  const ends = [
    startJob(parts.log, 'telling followers', 5 * SECOND, async () => {
      await collectNotices(parts);
      await flushNotices(parts);
    }),
    startJob(parts.log, 'sweeping followers', 6 * 3600 * SECOND, () => sweepFollows(parts)),
  ];
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
