import { createRoute } from '@hono/zod-openapi';
import { authorize } from '../../auth/authorize.ts';
import { readCase, targetOf } from '../../cases/case-row.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityItemParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { PresenceSign, PresentList } from '../../live/contract.ts';
import { presenceOf } from '../../live/presence.ts';

const sign = createRoute({
  method: 'post',
  path: '/api/cities/{city}/cases/{id}/presence',
  summary: 'A window says that it has the case open; kept in memory only',
  tags: ['live'],
  request: { params: CityItemParam, body: { required: true, content: { 'application/json': { schema: PresenceSign } } } },
  responses: changes(PresentList, 'Who else has it open'),
});

export function presenceRoutes({ db, identify }: AppContext) {
  return router().openapi(sign, async (c) => {
    const { city, id } = c.req.valid('param');
    const { tab, doing } = c.req.valid('json');
    const who = await identify(c.req.raw);
    if (!who) throw new ProblemError('signed-out');
    await cityZone(db, city);
    const target = targetOf(await readCase(db.client, city, id));
    const { userId, name, grants } = authorize(who, 'read:case', target);
    const presence = presenceOf(db);
    presence.sign({ city, id, target }, { tab, userId, name }, doing === 'gone' ? null : doing, Date.now());
    return c.json({ others: presence.seen(city, id, { userId, grants }, Date.now()) ?? [] }, 200, { 'cache-control': 'no-store' });
  });
}
