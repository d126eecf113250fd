import { Worker } from 'node:worker_threads';
import type { Progress } from '../contract.ts';
import type { BuildOptions, BuildResult } from './build-city.ts';
import { PackError } from './city-pack.ts';

interface Message {
  progress?: Progress;
  result?: BuildResult;
  error?: { message: string; pack: boolean };
}

/** `buildCity` in a thread of its own, so that a server stays responsive. Same errors; aborting the signal ends the thread. */
export function buildCityInWorker({ onProgress, signal, ...options }: BuildOptions): Promise<BuildResult> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./build-worker.ts', import.meta.url), { workerData: options });
    const stop = () => {
      void worker.terminate();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settle = (act: () => void) => {
      signal?.removeEventListener('abort', stop);
      act();
    };
    worker.on('message', ({ progress, result, error }: Message) => {
      if (progress) onProgress?.(progress);
      if (result) settle(() => resolve(result));
      if (error) settle(() => reject(error.pack ? new PackError(error.message) : new Error(error.message)));
    });
    worker.on('error', (error) => settle(() => reject(error)));
    worker.on('exit', (code) => settle(() => reject(new Error(`the building thread ended with code ${code}`))));
  });
}
