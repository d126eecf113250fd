/** Reads a day with a connection of its own, so that the server goes on answering. Answers with JSON text: it is passed on as it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { createClient } from '@libsql/client';
import { computeReplay, type ReplayAsk } from './compute-replay.ts';

const { url, ask } = workerData as { url: string; ask: ReplayAsk };
const client = createClient({ url, timeout: 5000 });
parentPort?.postMessage(JSON.stringify(await computeReplay(client, ask)));
client.close();
