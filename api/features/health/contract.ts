import { z } from 'zod';

/** Something that leaves later: mail, push. Numbers only. */
const Channel = z.object({
  waiting: z.number().int(),
  /** Of those, for more than an hour. */
  late: z.number().int(),
  /** Not sent for good, within 14 days. */
  givenUp: z.number().int(),
});
/** Live: the process answers. Ready: the database answers and the default city can be drawn. */
export const Health = z.object({
  status: z.enum(['ok', 'not-ready']),
  live: z.boolean(),
  ready: z.boolean(),
  checks: z.record(z.string(), z.boolean()),
  /** How mail and push are doing; late ones do not make the portal unready. */
  outbox: z.object({ mail: Channel, push: Channel }).optional(),
});
export type Health = z.infer<typeof Health>;
