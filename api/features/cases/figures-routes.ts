import { createRoute, z } from '@hono/zod-openapi';
import { Day } from '../../../data/contract.ts';
import { agenciesWith } from '../../../data/model/rights.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { instantOf } from '../../../data/model/working-time.ts';
import { reduced, SMALL } from '../../cases/compute-figures.ts';
import { readFigures } from '../../cases/read-figures.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { FIGURES_BY, Figures } from './figures-contract.ts';

const DAY = 86_400_000;
/** Days that are told of when no period is asked for. */
const USUAL = 90;

const figures = createRoute({
  method: 'get',
  path: '/api/cities/{city}/figures',
  summary:
    'Received, on time, late, hours by stage, backlog, reopened, satisfied; whole for who may read figures, without small cells for all',
  tags: ['figures'],
  request: {
    params: CityParam,
    query: z.object({ by: z.enum(FIGURES_BY).default('all'), from: Day.optional(), to: Day.optional() }),
  },
  responses: changes(Figures, 'The figures'),
});

export function figuresRoutes(context: AppContext) {
  const { db, now, identify } = context;
  return router().openapi(figures, async (c) => {
    const { city } = c.req.valid('param');
    const { by, ...asked } = c.req.valid('query');
    const zone = await cityZone(db, city);
    const to = asked.to ?? dayIn(zone, now());
    const from = asked.from ?? dayIn(zone, new Date(Date.parse(to) - USUAL * DAY));
    if (from > to) throw badField('from', 'lies after “to”');
    const midnight = (day: string, more = 0) => instantOf(zone, Date.parse(day) / 60_000 + more).getTime();
    const identity = await identify(c.req.raw);
    const mine = identity ? agenciesWith(identity.grants, 'read:figures', city) : [];
    const agencies = mine === 'all' || mine.length === 0 ? undefined : mine;
    const whole = mine === 'all' || mine.length > 0;
    const least = whole ? 1 : SMALL;
    const period = { from: midnight(from), to: midnight(to, 1440) };
    const answer = await readFigures(context, { city, by, ...period, now: now().getTime(), agencies, least });
    const rows = whole ? answer.rows : reduced(answer.rows);
    return c.json({ by, from, to, seq: answer.seq, reduced: !whole, rows }, 200, { 'cache-control': 'no-store', vary: 'cookie' });
  });
}
