/** Sending, so that a bad line makes one report or none: the same key with every attempt, longer and longer pauses between them. */
import type { Receipt } from '../../../api/features/reports/intake-contract.ts';
import { ApiError, type ApiFailure } from '../../lib/api.ts';
import { postForm } from '../../lib/post.ts';
import { proveWork } from '../../lib/proof.ts';
import { deviceNumber } from './device-number.ts';
import { type Draft, reportOf } from './draft.ts';
import type { DraftStore } from './draft-store.ts';
import { burnBoxes } from './photo-file.ts';

export type SendStage =
  | { step: 'photos' }
  | { step: 'proof' }
  | { step: 'upload'; fraction: number }
  | { step: 'waiting'; seconds: number };

/** Seconds before the second, third ... attempt; then it is the reader's turn. */
export const PAUSES = [2, 5, 12, 25, 45] as const;

/** What may be gone at the next attempt. A wrong field or file stays wrong, and a limit asks for patience. */
const PASSING: readonly ApiFailure[] = ['offline', 'timeout', 'internal', 'not-ready', 'busy', 'no-room', 'proof-missing'];
export const mayPass = (error: unknown): boolean => error instanceof ApiError && PASSING.includes(error.code);

/** The device has lost a photo of the draft; nothing is sent without it unasked. */
export class PhotoMissing extends Error {}

interface SendOptions {
  draft: Draft;
  questions: readonly { id: string }[];
  lang: string;
  store: DraftStore;
  signal: AbortSignal;
  onStage(stage: SendStage): void;
  /** Waits so many seconds or until the line is back. */
  pause?(seconds: number, signal: AbortSignal): Promise<void>;
}

/** @throws the last ApiError once all attempts are used up; an abort is thrown as it is */
export async function sendDraft(options: SendOptions): Promise<Receipt> {
  const { draft, questions, lang, store, signal, onStage, pause = untilTried } = options;
  onStage({ step: 'photos' });
  const report = JSON.stringify(reportOf(draft, questions, lang));
  const photos = await Promise.all(
    draft.photos.map(async ({ id, boxes }) => {
      const photo = await store.loadPhoto(draft.id, id);
      if (!photo) throw new PhotoMissing();
      return burnBoxes(photo, boxes);
    }),
  );
  return attempts(
    async () => {
      onStage({ step: 'proof' });
      const proof = await proveWork(draft.city, signal);
      const form = new FormData();
      form.set('report', report);
      for (const [i, photo] of photos.entries()) form.append('photo', photo, `photo-${i + 1}.jpg`);
      onStage({ step: 'upload', fraction: 0 });
      return postForm<Receipt>(`/cities/${draft.city}/reports`, form, {
        headers: { 'idempotency-key': draft.key, 'x-altcha': proof, 'x-device': deviceNumber() },
        signal,
        onProgress: (fraction) => onStage({ step: 'upload', fraction }),
      });
    },
    async (seconds) => {
      onStage({ step: 'waiting', seconds });
      await pause(seconds, signal);
    },
  );
}

/** Tries until it works, cannot pass, or all pauses are used up. */
export async function attempts<T>(attempt: () => Promise<T>, pause: (seconds: number) => Promise<void>): Promise<T> {
  for (let n = 0; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      const seconds = PAUSES[n];
      if (seconds === undefined || !mayPass(error)) throw error;
      await pause(seconds);
    }
  }
}

/** The pause ends early when the browser says that the line is back. */
function untilTried(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = () => {
      end();
      reject(signal.reason);
    };
    const timer = setTimeout(end, seconds * 1000);
    addEventListener('online', end, { once: true });
    signal.addEventListener('abort', stop, { once: true });
  });
}
