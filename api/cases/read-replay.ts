import { Worker } from 'node:worker_threads';
import type { AppContext } from '../http/context.ts';
import type { BriefFacts } from './compute-brief.ts';
import type { ReplayAsk } from './compute-replay.ts';

export interface DayQuestion {
  id: number;
  url: string;
  what: 'replay' | 'brief';
  ask: ReplayAsk;
}
export interface DayAnswer {
  id: number;
  text?: string;
  error?: string;
}

/** The thread ends when it was not asked for so long, milliseconds; its start takes a second of a core. */
const IDLE = 60_000;

let worker: Worker | undefined;
let asked = 0;
let idle: ReturnType<typeof setTimeout> | undefined;
const waiting = new Map<number, { resolve(text: string): void; reject(error: Error): void }>();

/** The thread that reads days, one after the other; started when it is wanted. */
function thread(): Worker {
  if (worker) return worker;
  const mine = new Worker(new URL('./replay-worker.ts', import.meta.url));
  mine.on('message', ({ id, text, error }: DayAnswer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (text !== undefined) one?.resolve(text);
    else one?.reject(new Error(error));
    if (waiting.size > 0) return;
    // Nobody waits: the process may end over it.
    mine.unref();
    clearTimeout(idle);
    idle = setTimeout(() => void mine.terminate(), IDLE).unref();
  });
  const ended = (error: Error) => {
    if (worker !== mine) return;
    worker = undefined;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  mine.once('error', ended);
  mine.once('exit', (code) => ended(new Error(`the replay's worker ended with ${code}`)));
  worker = mine;
  return mine;
}

function inThread(question: Omit<DayQuestion, 'id'>): Promise<string> {
  return new Promise((resolve, reject) => {
    clearTimeout(idle);
    const id = ++asked;
    waiting.set(id, { resolve, reject });
    const mine = thread();
    mine.ref();
    mine.postMessage({ id, ...question } satisfies DayQuestion);
  });
}

type Parts = Pick<AppContext, 'config'>;

/** A day as JSON text of `Replay`, read in a worker thread. */
export const readReplay = ({ config }: Parts, ask: ReplayAsk): Promise<string> =>
  inThread({ url: config.databaseUrl, what: 'replay', ask });

/** A day in figures, computed in a worker thread. */
export const readBriefFacts = async ({ config }: Parts, ask: ReplayAsk): Promise<BriefFacts> =>
  JSON.parse(await inThread({ url: config.databaseUrl, what: 'brief', ask })) as BriefFacts;
