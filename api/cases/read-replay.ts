import { Worker } from 'node:worker_threads';
import type { AppContext } from '../http/context.ts';
import type { BriefFacts } from './compute-brief.ts';
import type { ReplayAsk } from './compute-replay.ts';

/** One after the other: a day of many cases takes a second of a core. */
let busy = Promise.resolve<unknown>(undefined);

function inWorker(url: string, what: 'replay' | 'brief', ask: ReplayAsk): Promise<string> {
  const answer = busy.then(
    () =>
      new Promise<string>((resolve, reject) => {
        const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { workerData: { url, what, ask } });
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`the replay's worker ended with ${code}`)));
      }),
  );
  busy = answer.catch(() => undefined);
  return answer;
}

type Parts = Pick<AppContext, 'config'>;

/** A day as JSON text of `Replay`, read in a worker thread. */
export const readReplay = ({ config }: Parts, ask: ReplayAsk): Promise<string> => inWorker(config.databaseUrl, 'replay', ask);

/** A day in figures, computed in a worker thread. */
export const readBriefFacts = async ({ config }: Parts, ask: ReplayAsk): Promise<BriefFacts> =>
  JSON.parse(await inWorker(config.databaseUrl, 'brief', ask)) as BriefFacts;
