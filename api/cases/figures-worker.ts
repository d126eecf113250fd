/** Computes figures with a connection of its own, so that the server goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { createClient } from '@libsql/client';
import { computeFigures, type FigureAsk } from './compute-figures.ts';

const { url, ask } = workerData as { url: string; ask: FigureAsk };
const client = createClient({ url, timeout: 5000 });
parentPort?.postMessage(await computeFigures(client, ask));
client.close();
