/** Checks and optimises the one model that it is sent, answers and ends. */
import { once } from 'node:events';
import { RefusedModel } from './check-model.ts';
import { type OptimisedModel, optimiseModel } from './optimise-model.ts';

export type OptimiseAnswer = { made: OptimisedModel } | { refused: RefusedModel['word']; sentence: string };

async function answer(bytes: Uint8Array): Promise<OptimiseAnswer> {
  try {
    return { made: await optimiseModel(bytes) };
  } catch (error) {
    if (error instanceof RefusedModel) return { refused: error.word, sentence: error.message };
    throw error;
  }
}
const [bytes] = (await once(process, 'message')) as [Uint8Array];
// Copied: what comes over the channel begins anywhere, and glTF is read in words of four bytes.
process.send?.(await answer(new Uint8Array(bytes)), () => process.disconnect?.());
