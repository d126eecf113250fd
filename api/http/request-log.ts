import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { AppEnv } from './context.ts';
import { limitLog } from './limit-log.ts';

/** Gives every request an id, answers it as `X-Request-Id`, and logs one line when it ends. Queries are not logged: they may hold a person's words. */
export function requestLog(log: Logger): MiddlewareHandler<AppEnv> {
  const limited = limitLog(log);
  return async (c, next) => {
    const requestId = randomUUID();
    c.set('requestId', requestId);
    const from = performance.now();
    await next();
    c.res.headers.set('x-request-id', requestId);
    const line = { requestId, method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(performance.now() - from) };
    if (c.res.status === 429) limited(c.get('limit') ?? 'other', { requestId, method: c.req.method, path: c.req.path });
    if (c.res.status >= 500) log.error(line, 'request failed');
    else log.debug(line, 'request');
  };
}
