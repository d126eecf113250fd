import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';
import { ProblemError } from './problem.ts';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses changes that a foreign page makes with our visitor's cookies. A request without cookies carries nobody's rights and passes:
 * Open311 clients and the public form are such.
 */
export function sameOrigin(publicUrl: string): MiddlewareHandler<AppEnv> {
  const own = new URL(publicUrl).host;
  return async (c, next) => {
    if (SAFE.includes(c.req.method) || !c.req.header('cookie')) return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const host = origin && URL.canParse(origin) ? new URL(origin).host : undefined;
    const ours = host === undefined ? site === 'same-origin' : host === own || host === c.req.header('host');
    if (!ours || (site !== undefined && site !== 'same-origin'))
      throw new ProblemError('forbidden', 'This request came from another page.');
    return next();
  };
}
