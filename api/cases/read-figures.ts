import { Worker } from 'node:worker_threads';
import type { FigureRow } from '../features/cases/figures-contract.ts';
import type { AppContext } from '../http/context.ts';
import type { FigureAsk } from './compute-figures.ts';
import { readStories } from './read-stories.ts';

export interface FigureAnswer {
  rows: FigureRow[];
  seq: number;
}

/** Figures are kept so long, milliseconds; whoever asks meanwhile gets the same. */
const KEEP = 60_000;
/** Answers kept at most. */
const KEPT = 200;
/** Figures computed at once. */
let busy = Promise.resolve<unknown>(undefined);
const known = new Map<string, { until: number; answer: Promise<FigureAnswer> }>();

function inWorker(url: string, ask: FigureAsk): Promise<FigureAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./figures-worker.ts', import.meta.url), { workerData: { url, ask } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the figures' worker ended with ${code}`)));
  });
}

/** Figures from the log, computed in a worker thread, one after the other. */
export function readFigures({ config, db }: Pick<AppContext, 'config' | 'db'>, ask: FigureAsk): Promise<FigureAnswer> {
  const { now: _, ...lasting } = ask;
  const key = JSON.stringify([config.databaseUrl, lasting]);
  const found = known.get(key);
  if (found && found.until > Date.now()) return found.answer;
  const answer = busy.then(() => readStories(db)).then(() => inWorker(config.databaseUrl, ask));
  busy = answer.catch(() => undefined);
  known.delete(key);
  known.set(key, { until: Date.now() + KEEP, answer });
  answer.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  return answer;
}
