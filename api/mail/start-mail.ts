import type { Config } from '../config.ts';
import type { AppContext } from '../http/context.ts';
import { startJob } from '../jobs/start-job.ts';
import { sweepOutbox } from '../outbox/outbox-state.ts';
import { sendItems } from '../outbox/send-items.ts';
import { makeMailSender } from './mail-sender.ts';

const SECOND = 1000;

/** Sends what waits in the outbox, every few seconds, and forgets hourly what is over. @returns ends it after the turn under way */
export function startMail({ db, log, now, config }: Pick<AppContext, 'db' | 'log' | 'now'> & { config: Config }): () => Promise<void> {
  const sender = makeMailSender(config);
  const parts = { db, log, now };
  const ends = [
    startJob(log, 'sending mail', 2 * SECOND, () => sendItems(parts, 'mail', sender.send)),
    startJob(log, 'sweeping the outbox', 3600 * SECOND, async () => {
      await sweepOutbox(parts);
      await sender.sweep(now());
    }),
  ];
  return async () => {
    await Promise.all(ends.map((end) => end()));
    sender.close();
  };
}
