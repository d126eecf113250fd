import { createRoute } from '@hono/zod-openapi';
import { authorize } from '../../auth/authorize.ts';
import { caseworkRules, keepCaseworkRules } from '../../cases/casework-rules.ts';
import { bannedDevices } from '../../cases/first-look.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { BannedDevices, Casework } from './casework-contract.ts';

const tags = ['cases'];
const read = createRoute({
  method: 'get',
  path: '/api/cities/{city}/casework',
  summary: 'Rules of escalation, moderation and retention',
  tags,
  request: { params: CityParam },
  responses: changes(Casework, 'The rules'),
});
const keep = createRoute({
  method: 'post',
  path: '/api/cities/{city}/casework',
  summary: 'Changes the rules of escalation, moderation and retention',
  tags,
  request: { params: CityParam, body: { required: true, content: { 'application/json': { schema: Casework } } } },
  responses: changes(Casework, 'The rules as they are now'),
});
const devices = createRoute({
  method: 'get',
  path: '/api/cities/{city}/banned-devices',
  summary: 'Devices whose reports stay unseen, by the report that each was banned for',
  tags,
  request: { params: CityParam },
  responses: changes(BannedDevices, 'The devices'),
});
const NO_STORE = { 'cache-control': 'no-store' };

export function caseworkRoutes(context: AppContext) {
  const { db, identify } = context;
  return router()
    .openapi(read, async (c) => {
      const { city } = c.req.valid('param');
      authorize(await identify(c.req.raw), 'edit:casework', { city });
      await cityZone(db, city);
      return c.json(await caseworkRules(db.client, city), 200, NO_STORE);
    })
    .openapi(devices, async (c) => {
      const { city } = c.req.valid('param');
      authorize(await identify(c.req.raw), 'moderate:report', { city });
      await cityZone(db, city);
      return c.json({ devices: await bannedDevices(db.client, city) }, 200, NO_STORE);
    })
    .openapi(keep, async (c) => {
      const { city } = c.req.valid('param');
      const who = authorize(await identify(c.req.raw), 'edit:casework', { city });
      await cityZone(db, city);
      await keepCaseworkRules(context, who, city, c.req.valid('json'));
      return c.json(await caseworkRules(db.client, city), 200, NO_STORE);
    });
}
