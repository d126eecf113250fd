import { Worker } from 'node:worker_threads';
import type { AppContext } from '../http/context.ts';
import type { ReplayAsk } from './compute-replay.ts';

/** One after the other: a day of many cases takes a second of a core. */
let busy = Promise.resolve<unknown>(undefined);

/** A day as JSON text of `Replay`, read in a worker thread. */
export function readReplay({ config }: Pick<AppContext, 'config'>, ask: ReplayAsk): Promise<string> {
  const answer = busy.then(
    () =>
      new Promise<string>((resolve, reject) => {
        const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { workerData: { url: config.databaseUrl, ask } });
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`the replay's worker ended with ${code}`)));
      }),
  );
  busy = answer.catch(() => undefined);
  return answer;
}
