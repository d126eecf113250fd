import type { Config } from '../config.ts';
import type { AppContext } from '../http/context.ts';
import { startJob } from '../jobs/start-job.ts';
import { sendItems } from '../outbox/send-items.ts';
import { makePushSender } from './push-sender.ts';

/** Sends the pushes that wait in the outbox, every few seconds. @returns ends it after the turn under way */
export function startPush(parts: Pick<AppContext, 'db' | 'log' | 'now'> & { config: Config }): () => Promise<void> {
  const send = makePushSender(parts);
  return startJob(parts.log, 'sending pushes', 2000, () => sendItems(parts, 'push', send));
}
