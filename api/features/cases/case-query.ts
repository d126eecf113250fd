import { z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import type { Identity } from '../../auth/identity.ts';
import { type CaseFilter, type Condition, reachOf } from '../../cases/list-cases.ts';
import { ProblemError } from '../../http/problem.ts';
import { BboxQuery, SlugListQuery, TextQuery } from '../../http/query.ts';
import { CaseState, Priority } from './contract.ts';

const listOf = <T extends z.ZodType<string, string>>(schema: T, example: string) =>
  z
    .string()
    .max(300)
    .transform((text) => text.split(','))
    .pipe(z.array(schema).min(1).max(20))
    .openapi({ type: 'string', example });

/** What the queue, its exports and its map may be narrowed by. */
export const CaseQuery = z.object({
  state: listOf(CaseState, 'received,reopened').optional(),
  agency: SlugListQuery.optional().openapi({ type: 'string', example: 'none', description: 'ids, or none: nobody has it' }),
  category: SlugListQuery.optional(),
  priority: listOf(Priority, 'urgent,high').optional(),
  assignee: z.string().max(80).optional().openapi({ example: 'me', description: 'me, none or a user id' }),
  late: z.literal('yes').optional(),
  open: z.enum(['yes', 'no']).optional(),
  published: z.enum(['yes', 'no']).optional(),
  incident: Slug.optional().openapi({ description: 'an id, or any: joined to one' }),
  escalated: z.literal('yes').optional(),
  held: z.literal('yes').optional().openapi({ description: 'somebody has to look at it' }),
  area: Slug.optional(),
  q: TextQuery.optional(),
  bbox: BboxQuery.optional(),
});
export type CaseQuery = z.output<typeof CaseQuery>;
export const SortQuery = z.enum(['due', 'new', 'priority']).default('due');

/** The query as a filter for this reader. */
export const filterOf = ({ late, open, published, escalated, held, assignee, ...rest }: CaseQuery, identity: Identity): CaseFilter => ({
  ...rest,
  late: late && true,
  escalated: escalated && true,
  held: held && true,
  open: open && open === 'yes',
  published: published && published === 'yes',
  assignee: assignee === 'me' ? identity.userId : assignee,
});

/** What somebody may do with a city's cases. @throws ProblemError when that is nothing */
export function readableBy(
  identity: Identity | null,
  city: string,
  permission: 'read:case' | 'export:case' | 'read:figures' = 'read:case',
): { identity: Identity; reach: Condition } {
  const reach = identity && reachOf(identity.grants, permission, city);
  if (!identity || !reach)
    throw new ProblemError(!identity ? 'signed-out' : identity.secondFactorMissing ? 'second-factor-missing' : 'forbidden');
  return { identity, reach };
}
