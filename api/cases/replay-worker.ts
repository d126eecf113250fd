/** Reads a day with a connection of its own, so that the server goes on answering. Answers with JSON text: a replay is passed on as it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { createClient } from '@libsql/client';
import { computeBrief } from './compute-brief.ts';
import { computeReplay, type ReplayAsk } from './compute-replay.ts';

const { url, what, ask } = workerData as { url: string; what: 'replay' | 'brief'; ask: ReplayAsk };
const client = createClient({ url, timeout: 5000 });
parentPort?.postMessage(JSON.stringify(await (what === 'brief' ? computeBrief : computeReplay)(client, ask)));
client.close();
