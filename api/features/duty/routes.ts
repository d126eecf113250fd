import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Day } from '../../../data/contract.ts';
import { agenciesWith, can } from '../../../data/model/rights.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { instantOf } from '../../../data/model/working-time.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam, countQuery } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { DutyChanged, DutyWeek, PlanDuty, SwapDuty } from './contract.ts';
import { DUTY_COLUMNS, DUTY_TABLES, dutyRow, dutyShift } from './duty-row.ts';
import { planDuty } from './plan-duty.ts';
import { removeDuty } from './remove-duty.ts';
import { swapDuty } from './swap-duty.ts';

const DAY = 86_400_000;
const tags = ['duty'];
const item = z.object({ ...CityParam.shape, id: z.string().min(1).max(64) });
const body = <T extends z.ZodType>(schema: T) => ({ body: { required: true as const, content: { 'application/json': { schema } } } });

const week = createRoute({
  method: 'get',
  path: '/api/cities/{city}/duty',
  summary: 'Who is on duty when; an agency reads its own',
  tags,
  request: { params: CityParam, query: z.object({ from: Day.optional(), days: countQuery(42, 7) }) },
  responses: changes(DutyWeek, 'Shifts that touch these days, by start'),
});
const plan = createRoute({
  method: 'post',
  path: '/api/cities/{city}/duty',
  summary: 'Puts somebody on duty, once or repeatedly',
  tags,
  request: { params: CityParam, ...body(PlanDuty) },
  responses: changes(DutyChanged, 'How many shifts were made'),
});
const swap = createRoute({
  method: 'post',
  path: '/api/cities/{city}/duty/{id}/swap',
  summary: 'Exchanges two shifts, or gives one to somebody else',
  tags,
  request: { params: item, ...body(SwapDuty) },
  responses: changes(DutyChanged, 'How many shifts changed hands'),
});
const remove = createRoute({
  method: 'delete',
  path: '/api/cities/{city}/duty/{id}',
  summary: 'Takes a shift off the roster, with rest=yes also the later ones of its repetition',
  tags,
  request: { params: item, query: z.object({ rest: z.literal('yes').optional() }) },
  responses: changes(DutyChanged, 'How many were taken off'),
});
const NO_STORE = { 'cache-control': 'no-store' };

export function dutyRoutes(context: AppContext) {
  const { db, identify, now } = context;
  /** Rights before anything is said about what there is. */
  const editor = async (c: Context, city: string): Promise<Identity> => {
    const who = authorize(await identify(c.req.raw), 'edit:duty', { city });
    await cityZone(db, city);
    return who;
  };
  return router()
    .openapi(week, async (c) => {
      const { city } = c.req.valid('param');
      const identity = await identify(c.req.raw);
      if (!identity) throw new ProblemError('signed-out');
      const agencies = agenciesWith(identity.grants, 'read:case', city);
      // An agency's people see their own roster; nothing at all is refused as anywhere.
      if (agencies !== 'all' && agencies.length === 0) authorize(identity, 'read:case', { city });
      const zone = await cityZone(db, city);
      const { from = dayIn(zone, now()), days } = c.req.valid('query');
      const first = Date.parse(`${from}T00:00:00Z`) / 60_000;
      const { rows } = await db.client.execute({
        sql: `SELECT ${DUTY_COLUMNS} FROM ${DUTY_TABLES} WHERE d.city = ? AND d.ends_at > ? AND d.starts_at < ?
          ${agencies === 'all' ? '' : `AND d.agency IN (${agencies.map(() => '?').join(', ')})`} ORDER BY d.starts_at, u.name, d.id`,
        args: [
          city,
          instantOf(zone, first).getTime(),
          instantOf(zone, first + (days * DAY) / 60_000).getTime(),
          ...(agencies === 'all' ? [] : agencies),
        ],
      });
      const mayEdit = can(identity.grants, 'edit:duty', { city });
      return c.json({ from, days, shifts: rows.map(dutyRow).map(dutyShift), mayEdit }, 200, NO_STORE);
    })
    .openapi(plan, async (c) => {
      const { city } = c.req.valid('param');
      return c.json({ count: await planDuty(context, await editor(c, city), city, c.req.valid('json')) }, 200, NO_STORE);
    })
    .openapi(swap, async (c) => {
      const { city, id } = c.req.valid('param');
      return c.json({ count: await swapDuty(context, await editor(c, city), city, id, c.req.valid('json')) }, 200, NO_STORE);
    })
    .openapi(remove, async (c) => {
      const { city, id } = c.req.valid('param');
      const rest = c.req.valid('query').rest === 'yes';
      return c.json({ count: await removeDuty(context, await editor(c, city), city, id, rest) }, 200, NO_STORE);
    });
}
export type DutyApi = ReturnType<typeof dutyRoutes>;
