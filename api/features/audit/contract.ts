/** The audit log as who may read it sees it. */
import { z } from 'zod';
import { Day, Slug } from '../../../data/contract.ts';

const word = z.string().trim().min(1).max(100);
export const AuditFilter = z.object({
  /** Without it: all cities, and what belongs to none, such as signing in. */
  city: Slug.optional(),
  /** Id of a person, or part of a name or address. */
  actor: word.optional(),
  /** `edit:place`, or a part of it. */
  action: word.optional(),
  entity: word.optional(),
  id: word.optional(),
  /** First and last day, in the city's time, else in UTC. */
  from: Day.optional(),
  to: Day.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditRow = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  /** Null: nobody signed in (a reporter, a rule, the command line). `name` null: the account is gone. */
  actor: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  action: z.string(),
  city: z.string().nullable(),
  entity: z.string(),
  entityId: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditRow = z.infer<typeof AuditRow>;
export const AuditPage = z.object({ rows: z.array(AuditRow), nextCursor: z.string().optional() });
export type AuditPage = z.infer<typeof AuditPage>;
/** `broken`: number of the first row that does not follow from the one before it. */
export const AuditCheck = z.object({ rows: z.number().int(), broken: z.number().int().nullable() });
export type AuditCheck = z.infer<typeof AuditCheck>;
