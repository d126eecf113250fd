import type { Logger } from 'pino';

/**
 * Does something at once and then again and again while the process lives; never twice at a time. What fails is logged and tried at the next turn.
 * @param every milliseconds between the end of one turn and the start of the next
 * @returns ends it; resolves when the turn under way has ended
 */
export function startJob(log: Logger, name: string, every: number, work: () => Promise<unknown>): () => Promise<void> {
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = Promise.resolve();
  const run = () => {
    turn = work()
      .then(
        () => undefined,
        (error) => log.error({ err: error }, `${name} failed`),
      )
      .then(() => {
        if (!ended) timer = setTimeout(run, every).unref();
      });
  };
  run();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await turn;
  };
}
