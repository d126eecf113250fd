import { OpenAPIHono, type z } from '@hono/zod-openapi';
import type { AppEnv } from './context.ts';
import { Problem } from './contract.ts';
import { faultOf } from './field-fault.ts';
import { ProblemError } from './problem.ts';

/** A router whose failed validations become problem documents that name every offending field. */
export function router() {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (result.success) return;
      const errors = result.error.issues.map((issue) => faultOf(issue, result.target));
      if (result.target === 'param') throw new ProblemError('not-found');
      throw new ProblemError('bad-request', errors.map((e) => `${e.field}: ${e.message}`).join('; '), errors);
    },
  });
}

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });

/** The responses of a reading route: its JSON, 304, and the problems. */
export function answers<T extends z.ZodType>(schema: T, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    304: { description: 'Unchanged' },
    400: problem('A field is wrong'),
    404: problem('No such city or object'),
  };
}

/** The responses of a route that changes something or answers to one reader only: its JSON, and the problems. */
export function changes<T extends z.ZodType>(schema: T, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    400: problem('A field is wrong'),
    401: problem('Nobody is signed in'),
    403: problem('Not allowed'),
    404: problem('No such city or object'),
    409: problem('Changed meanwhile, or not possible in this state'),
    413: problem('Too large'),
    415: problem('A kind of file that is not accepted'),
    429: problem('Too many requests'),
  };
}
