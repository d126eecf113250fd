/** Thread that builds one city: options as workerData; answers `{ progress }`, then `{ result }` or `{ error }`. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildWorld } from '../world/build-world.ts';
import { type BuildOptions, buildCity } from './build-city.ts';
import { PackError } from './city-pack.ts';

const options: Omit<BuildOptions, 'onProgress' | 'signal'> = workerData;
let lastSent = 0;
try {
  const result = await buildCity({
    ...options,
    onProgress(progress) {
      const now = performance.now();
      if (progress.done < progress.total && now - lastSent < 50) return;
      lastSent = now;
      parentPort?.postMessage({ progress });
    },
  });
  // The small-scale world lies under every city; made once, found again ever after.
  await buildWorld(options.dataDir);
  parentPort?.postMessage({ result });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage({ error: { message, pack: error instanceof PackError } });
}
