import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Slug } from '../../../data/contract.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { type CaseRow, caseSummary, readCase, targetOf } from '../../cases/case-row.ts';
import { type Condition, caseConditions, listCases, reachOf } from '../../cases/list-cases.ts';
import { readDetail } from '../../cases/read-detail.ts';
import { moveCase } from '../../cases/verbs/move-case.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { ProblemError } from '../../http/problem.ts';
import { BboxQuery, CityItemParam, CityParam, CursorQuery, countQuery, SlugListQuery, TextQuery } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { CaseDetail, CaseList, CaseState, MoveCase, Priority } from './contract.ts';

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
  area: Slug.optional(),
  q: TextQuery.optional(),
  bbox: BboxQuery.optional(),
});
export type CaseQuery = z.output<typeof CaseQuery>;

/** The query as a filter for this reader. */
export const filterOf = ({ late, open, published, assignee, ...rest }: CaseQuery, identity: Identity) => ({
  ...rest,
  late: late && true,
  open: open && open === 'yes',
  published: published && published === 'yes',
  assignee: assignee === 'me' ? identity.userId : assignee,
});

const tags = ['cases'];
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/cases',
  summary: 'The queue: cases that the reader may see',
  tags,
  request: {
    params: CityParam,
    query: CaseQuery.extend({
      sort: z.enum(['due', 'new', 'priority']).default('due'),
      limit: countQuery(200, 50),
      cursor: CursorQuery.optional(),
    }),
  },
  responses: changes(CaseList, 'A page of cases'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/cases/{id}',
  summary: 'One case with its history',
  tags,
  request: { params: CityItemParam },
  responses: changes(CaseDetail, 'The case'),
});
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });
const move = createRoute({
  method: 'post',
  path: '/api/cities/{city}/cases/{id}/moves',
  summary: 'Moves a case to another state',
  tags,
  request: { params: CityItemParam, body: body(MoveCase) },
  responses: changes(CaseDetail, 'The case as it is now'),
});

const NO_STORE = { 'cache-control': 'no-store' };

/** What somebody may read of a city's cases. @throws ProblemError when that is nothing */
export function readableBy(identity: Identity | null, city: string): { identity: Identity; reach: Condition } {
  const reach = identity && reachOf(identity.grants, 'read:case', city);
  if (!identity || !reach)
    throw new ProblemError(!identity ? 'signed-out' : identity.secondFactorMissing ? 'second-factor-missing' : 'forbidden');
  return { identity, reach };
}

export function casesRoutes(context: AppContext) {
  const { db, now, identify } = context;
  /** Signed in before anything is said about what there is. */
  const seen = async (c: Context, city: string, id: string): Promise<{ who: Identity; row: CaseRow }> => {
    const who = await identify(c.req.raw);
    if (!who) throw new ProblemError('signed-out');
    await cityZone(db, city);
    return { who, row: await readCase(db.client, city, id) };
  };
  const answer = async (who: Identity, city: string, id: string) => readDetail(context, who, await readCase(db.client, city, id), 'plain');
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      const { sort, limit, cursor, ...query } = c.req.valid('query');
      const who = await identify(c.req.raw);
      await cityZone(db, city);
      const { identity, reach } = readableBy(who, city);
      const where = caseConditions(city, filterOf(query, identity), reach, now());
      const scope = JSON.stringify(['cases', city, sort, query]);
      const page = await listCases(db.client, { where, sort, limit, after: cursor === undefined ? undefined : readCursor(scope, cursor) });
      const cases = page.rows.map((row) => caseSummary(row, now()));
      const nextCursor = page.next && writeCursor(scope, page.next);
      return c.json({ cases, numberMatched: page.matched, ...(nextCursor ? { nextCursor } : {}) }, 200, NO_STORE);
    })
    .openapi(detail, async (c) => {
      const { city, id } = c.req.valid('param');
      const { who, row } = await seen(c, city, id);
      return c.json(await readDetail(context, authorize(who, 'read:case', targetOf(row)), row, 'plain'), 200, NO_STORE);
    })
    .openapi(move, async (c) => {
      const { city, id } = c.req.valid('param');
      const { who, row } = await seen(c, city, id);
      await moveCase(context, who, row, c.req.valid('json'));
      return c.json(await answer(who, city, id), 200, NO_STORE);
    });
}
export type CasesApi = ReturnType<typeof casesRoutes>;
