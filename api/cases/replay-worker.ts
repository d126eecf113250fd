/** Reads days with connections of its own, so that the server goes on answering. Answers with JSON text: a replay is passed on as it is. */
import { parentPort } from 'node:worker_threads';
import { createClient } from '@libsql/client';
import { computeBrief } from './compute-brief.ts';
import { computeReplay } from './compute-replay.ts';
import type { DayAnswer, DayQuestion } from './read-replay.ts';

parentPort?.on('message', async ({ id, url, what, ask }: DayQuestion) => {
  const answer = (rest: Omit<DayAnswer, 'id'>) => parentPort?.postMessage({ id, ...rest } satisfies DayAnswer);
  const client = createClient({ url, timeout: 5000 });
  try {
    answer({ text: JSON.stringify(await (what === 'brief' ? computeBrief : computeReplay)(client, ask)) });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  } finally {
    client.close();
  }
});
