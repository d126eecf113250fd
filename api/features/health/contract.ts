import { z } from 'zod';

/** Live: the process answers. Ready: the database answers and the default city can be drawn. */
export const Health = z.object({
  status: z.enum(['ok', 'not-ready']),
  live: z.boolean(),
  ready: z.boolean(),
  checks: z.record(z.string(), z.boolean()),
});
export type Health = z.infer<typeof Health>;
