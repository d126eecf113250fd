import { parentPort } from 'node:worker_threads';
import { runTileTask, type TileTask } from './tileTask.ts';

parentPort?.on('message', async (task: TileTask) => {
  try {
    parentPort?.postMessage({ result: await runTileTask(task) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
