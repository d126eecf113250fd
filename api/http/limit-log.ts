import type { Logger } from 'pino';

/** A limit is told of once in so many milliseconds: whoever floods must not flood the log too. */
const PAUSE = 1000;

/** Notes that a limit was hit: which, where, and how often since the last line. Whose count it was is not kept. */
export function limitLog(log: Logger) {
  const told = new Map<string, { at: number; more: number }>();
  return (limit: string, line: { requestId: string; method: string; path: string }): void => {
    const last = told.get(limit);
    const at = performance.now();
    if (last && at - last.at < PAUSE) {
      last.more += 1;
      return;
    }
    told.set(limit, { at, more: 0 });
    log.info({ ...line, limit, ...(last?.more ? { more: last.more } : {}) }, 'limit hit');
  };
}
