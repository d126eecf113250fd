import { Worker } from 'node:worker_threads';
import { runTileTask, type TileResult, type TileTask } from './tileTask.ts';

/**
 * Runs tasks in `workers` threads (0: in this one), each made only when a thread is free. Results come in any order.
 * @throws the first task's error; the threads are ended in every case.
 */
export async function runTasks(tasks: Iterable<TileTask>, workers: number, onResult: (result: TileResult) => void): Promise<void> {
  if (workers <= 0) {
    for (const task of tasks) onResult(await runTileTask(task));
    return;
  }
  const queue = tasks[Symbol.iterator]();
  const threads = Array.from({ length: workers }, () => new Worker(new URL('./worker.ts', import.meta.url)));
  try {
    await Promise.all(threads.map((thread) => feed(thread, queue, onResult)));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Keeps two tasks in a thread, so that it never waits for the next. */
function feed(thread: Worker, queue: Iterator<TileTask>, onResult: (result: TileResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let pending = 0;
    const next = (): void => {
      const { value, done } = queue.next();
      if (!done) {
        pending++;
        thread.postMessage(value);
      } else if (pending === 0) resolve();
    };
    thread.on('error', reject);
    thread.on('message', (message: { result?: TileResult; error?: string }) => {
      pending--;
      if (!message.result) return reject(new Error(message.error));
      onResult(message.result);
      next();
    });
    next();
    next();
  });
}
