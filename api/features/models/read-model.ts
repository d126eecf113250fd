import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ModelRefusal } from '../../../data/model/model-limits.ts';
import { MODEL_LIMITS } from '../../../data/model/model-limits.ts';
import { ProblemError } from '../../http/problem.ts';
import type { OptimisedModel } from './optimise-model.ts';
import type { OptimiseAnswer } from './optimise-process.ts';

/** Milliseconds that a model may take. */
const TIME = 60_000;
/** Models that may wait for their turn. */
const WAITING = 4;
/** Megabytes of script memory for one of them. */
const MEMORY = 1024;
const SCRIPT = fileURLToPath(new URL('./optimise-process.ts', import.meta.url));

let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

const refused = (word: ModelRefusal, sentence: string) =>
  new ProblemError(word === 'no-glb' ? 'unsupported-file' : 'bad-request', sentence, [{ field: 'model', message: word }]);

/** Checks and optimises an uploaded model, one at a time. @throws ProblemError with a sentence, and the word of the refusal as the field's message */
export async function readModel(file: File): Promise<OptimisedModel & { uploaded: number }> {
  if (file.size > MODEL_LIMITS.bytes) throw new ProblemError('too-large', `A model may have ${MODEL_LIMITS.bytes >> 20} MB.`);
  if (waiting >= WAITING) throw new ProblemError('busy', 'Other models are being made ready; try again in a minute.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  waiting += 1;
  const work = turn.then(() => apart(bytes));
  turn = work.catch(() => undefined).finally(() => (waiting -= 1));
  const answer = await work;
  if ('refused' in answer) throw refused(answer.refused, answer.sentence);
  return { ...answer.made, uploaded: file.size };
}

/** In a process of its own: strangers' pictures and meshes pass native code, and what breaks there must not end the server. */
function apart(bytes: Uint8Array): Promise<OptimiseAnswer> {
  return new Promise((resolve, reject) => {
    const child = fork(SCRIPT, [], { serialization: 'advanced', execArgv: [`--max-old-space-size=${MEMORY}`] });
    const timer = setTimeout(() => {
      reject(refused('slow', `The model takes longer than ${TIME / 1000} seconds to make ready: simplify it.`));
      child.kill('SIGKILL');
    }, TIME);
    child.once('message', (answer) => resolve(answer as OptimiseAnswer));
    child.on('error', reject);
    child.once('disconnect', () => {
      clearTimeout(timer);
      // After all that it said. Without an answer: out of memory, or a file that breaks what reads it.
      reject(refused('values', 'The model cannot be made ready: simplify it.'));
    });
    child.send(bytes);
  });
}
