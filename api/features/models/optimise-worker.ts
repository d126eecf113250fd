/** Checks and optimises one model, so that the server goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { RefusedModel } from './check-model.ts';
import { type OptimisedModel, optimiseModel } from './optimise-model.ts';

export type OptimiseAnswer = { made: OptimisedModel } | { refused: RefusedModel['word']; sentence: string };

async function answer(): Promise<OptimiseAnswer> {
  try {
    return { made: await optimiseModel(workerData as Uint8Array) };
  } catch (error) {
    if (error instanceof RefusedModel) return { refused: error.word, sentence: error.message };
    throw error;
  }
}
parentPort?.postMessage(await answer());
