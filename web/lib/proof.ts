/** The proof of work that keeps robots from flooding the city: no account, no third party, a second of the device's time. */
import type { Challenge, Solution } from 'altcha-lib';
import { ApiError, getJson } from './api.ts';

/** Asks for a challenge and solves it. @returns the value of the header `x-altcha`. @throws ApiError */
export async function proveWork(city: string, signal: AbortSignal): Promise<string> {
  const challenge = await getJson<Challenge>(`/cities/${city}/reports/challenge`, { signal });
  const solution = await solve(challenge, signal);
  return btoa(JSON.stringify({ challenge, solution }));
}

function solve(challenge: Challenge, signal: AbortSignal): Promise<Solution> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module' });
    const end = (done: () => void) => {
      worker.terminate();
      signal.removeEventListener('abort', abort);
      done();
    };
    const abort = () => end(() => reject(signal.reason));
    signal.addEventListener('abort', abort, { once: true });
    worker.onmessage = ({ data }: MessageEvent<{ solution?: Solution | null; error?: string }>) =>
      end(() => (data.solution ? resolve(data.solution) : reject(new ApiError('proof-missing'))));
    worker.onerror = () => end(() => reject(new ApiError('proof-missing')));
    worker.postMessage(challenge);
  });
}
