import { createRoute, z } from '@hono/zod-openapi';
import { Day } from '../../../data/contract.ts';
import { HEAT_CELLS } from '../../../data/model/replay.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { instantOf } from '../../../data/model/working-time.ts';
import { cityRules } from '../../cases/city-rules.ts';
import { caseConditions } from '../../cases/list-cases.ts';
import { readHeat } from '../../cases/read-heat.ts';
import { readReplay } from '../../cases/read-replay.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { CaseQuery, filterOf, readableBy } from './case-query.ts';
import { Heat, MOST_REPLAYED, Replay } from './replay-contract.ts';

const DAY = 86_400_000;
/** Days of heat where no period is asked for, and at most. */
const USUAL = 30;
const LONGEST = 1100;
const NO_STORE = { 'cache-control': 'no-store' };
const minutesOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 60_000;

const replay = createRoute({
  method: 'get',
  path: '/api/cities/{city}/replay',
  summary: 'A day from the log: how the cases stood when it began, and every change',
  tags: ['cases'],
  request: { params: CityParam, query: CaseQuery.pick({ category: true, area: true }).extend({ day: Day.optional() }) },
  responses: changes(Replay, 'The day'),
});
const heat = createRoute({
  method: 'get',
  path: '/api/cities/{city}/heat',
  summary: 'How many of the filtered cases came where (cells of a grid) and when (weekday and hour)',
  tags: ['cases'],
  request: {
    params: CityParam,
    query: CaseQuery.extend({
      from: Day.optional(),
      to: Day.optional(),
      cell: z
        .enum(HEAT_CELLS.map(String) as [string, ...string[]])
        .default('250')
        .openapi({ description: 'metres' }),
    }),
  },
  responses: changes(Heat, 'Counts'),
});

export function replayRoutes(context: AppContext) {
  const { db, identify, now } = context;
  return router()
    .openapi(replay, async (c) => {
      const { city } = c.req.valid('param');
      const { identity, reach } = readableBy(await identify(c.req.raw), city);
      const zone = await cityZone(db, city);
      const today = dayIn(zone, now());
      const { day = today, ...query } = c.req.valid('query');
      if (day > today) throw badField('day', 'is not over: it has not begun');
      const from = instantOf(zone, minutesOf(day)).getTime();
      const to = Math.min(instantOf(zone, minutesOf(day) + 1440).getTime(), now().getTime() + 1);
      const where = caseConditions(city, filterOf(query, identity), reach, now());
      return c.body(await readReplay(context, { city, day, from, to, where, most: MOST_REPLAYED }), 200, {
        'content-type': 'application/json',
        ...NO_STORE,
      }) as never;
    })
    .openapi(heat, async (c) => {
      const { city } = c.req.valid('param');
      const { identity, reach } = readableBy(await identify(c.req.raw), city);
      const rules = await cityRules(db, city);
      const today = dayIn(rules.timeZone, now());
      const { from: first, to: last = today, cell, ...query } = c.req.valid('query');
      const from = first ?? new Date(Date.parse(`${last}T00:00:00Z`) - (USUAL - 1) * DAY).toISOString().slice(0, 10);
      const days = (minutesOf(last) - minutesOf(from)) / 1440 + 1;
      if (days < 1 || days > LONGEST) throw badField('from', `is after the last day, or more than ${LONGEST} days before it`);
      const [start, end] = [minutesOf(from), minutesOf(last) + 1440].map((minutes) => instantOf(rules.timeZone, minutes).getTime());
      const where = [
        ...caseConditions(city, filterOf(query, identity), reach, now()),
        { sql: 'c.received_at >= ? AND c.received_at < ?', args: [start ?? 0, end ?? 0] },
      ];
      return c.json({ from, to: last, ...(await readHeat(db.client, where, rules, Number(cell))) }, 200, NO_STORE);
    });
}
