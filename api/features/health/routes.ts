import { createRoute } from '@hono/zod-openapi';
import type { AppContext } from '../../http/context.ts';
import { router } from '../../http/router.ts';
import { outboxState } from '../../outbox/outbox-state.ts';
import { Health } from './contract.ts';

const content = { 'application/json': { schema: Health } };
const ok = { 200: { description: 'Well', content } };
const both = { ...ok, 503: { description: 'Not ready', content } };
const fresh = { 'cache-control': 'no-store' };
const live = createRoute({ method: 'get', path: '/api/health/live', summary: 'Does the process answer', tags: ['health'], responses: ok });
const ready = createRoute({ method: 'get', path: '/api/health/ready', summary: 'Can it serve', tags: ['health'], responses: both });
const whole = createRoute({
  method: 'get',
  path: '/api/health',
  summary: 'Both, with the single checks',
  tags: ['health'],
  responses: both,
});

/** The database answers and knows a city. No error text: a health page is public. */
async function check({ db, models, now }: AppContext): Promise<Health> {
  const city = await db.client
    .execute('SELECT id FROM city ORDER BY sort, id LIMIT 1')
    .then(({ rows }) => rows[0]?.id)
    .catch(() => undefined);
  const checks = { database: city !== undefined, model: city !== undefined && models.state(String(city)).state === 'ready' };
  const isReady = checks.database && checks.model;
  const outbox = await outboxState({ db, now }).catch(() => undefined);
  return { status: isReady ? 'ok' : 'not-ready', live: true, ready: isReady, checks, ...(outbox ? { outbox } : {}) };
}

export function healthRoutes(context: AppContext) {
  return router()
    .openapi(live, (c) => c.json({ status: 'ok' as const, live: true, ready: true, checks: {} }, 200, fresh))
    .openapi(ready, async (c) => {
      const health = await check(context);
      return health.ready ? c.json(health, 200, fresh) : c.json(health, 503, fresh);
    })
    .openapi(whole, async (c) => {
      const health = await check(context);
      return health.ready ? c.json(health, 200, fresh) : c.json(health, 503, fresh);
    });
}
export type HealthApi = ReturnType<typeof healthRoutes>;
