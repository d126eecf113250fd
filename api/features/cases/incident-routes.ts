import { createRoute, z } from '@hono/zod-openapi';
import { authorize } from '../../auth/authorize.ts';
import { listIncidents, readIncident } from '../../cases/incidents.ts';
import { openIncident } from '../../cases/verbs/join-incident.ts';
import { joinReports } from '../../cases/verbs/join-reports.ts';
import { tellIncident } from '../../cases/verbs/tell-incident.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { CityItemParam, CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { readableBy } from './case-query.ts';
import { IncidentDetail, IncidentList, IncidentTold, JoinReports, OpenIncident, ReportsJoined, TellIncident } from './incident-contract.ts';

const tags = ['cases'];
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/incidents',
  summary: 'Incidents with a report that the reader may see, the latest first',
  tags,
  request: { params: CityParam, query: z.object({ open: z.literal('yes').optional() }) },
  responses: changes(IncidentList, 'The incidents'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/incidents/{id}',
  summary: 'An incident with its reports',
  tags,
  request: { params: CityItemParam },
  responses: changes(IncidentDetail, 'The incident'),
});
const open = createRoute({
  method: 'post',
  path: '/api/cities/{city}/incidents',
  summary: 'Opens an incident with the reports that tell of it',
  tags,
  request: { params: CityParam, body: { required: true, content: { 'application/json': { schema: OpenIncident } } } },
  responses: changes(IncidentDetail, 'The incident'),
});
const join = createRoute({
  method: 'post',
  path: '/api/cities/{city}/incidents/joins',
  summary: 'Joins many reports to an incident or to a new one, each by itself, and says which were refused',
  tags,
  request: { params: CityParam, body: { required: true, content: { 'application/json': { schema: JoinReports } } } },
  responses: changes(ReportsJoined, 'What became of each'),
});
const tell = createRoute({
  method: 'post',
  path: '/api/cities/{city}/incidents/{id}/updates',
  summary: 'Tells the reporters of all its open reports the same, and closes those that can be where asked to',
  tags,
  request: { params: CityItemParam, body: { required: true, content: { 'application/json': { schema: TellIncident } } } },
  responses: changes(IncidentTold, 'Whom it reached'),
});
const NO_STORE = { 'cache-control': 'no-store' };

export function incidentRoutes(context: AppContext) {
  const { db, now, identify } = context;
  const { client } = db;
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      const { identity } = readableBy(await identify(c.req.raw), city);
      await cityZone(db, city);
      return c.json({ incidents: await listIncidents(client, identity, city, c.req.valid('query').open === 'yes') }, 200, NO_STORE);
    })
    .openapi(detail, async (c) => {
      const { city, id } = c.req.valid('param');
      const { identity } = readableBy(await identify(c.req.raw), city);
      await cityZone(db, city);
      return c.json(await readIncident(client, identity, city, id, now()), 200, NO_STORE);
    })
    .openapi(open, async (c) => {
      const { city } = c.req.valid('param');
      const who = authorize(await identify(c.req.raw), 'arrange:case', { city });
      await cityZone(db, city);
      const id = await openIncident(context, who, city, c.req.valid('json'));
      return c.json(await readIncident(client, who, city, id, now()), 200, NO_STORE);
    })
    .openapi(join, async (c) => {
      const { city } = c.req.valid('param');
      const who = authorize(await identify(c.req.raw), 'arrange:case', { city });
      await cityZone(db, city);
      return c.json(await joinReports(context, who, city, c.req.valid('json')), 200, NO_STORE);
    })
    .openapi(tell, async (c) => {
      const { city, id } = c.req.valid('param');
      const who = authorize(await identify(c.req.raw), 'arrange:case', { city });
      await cityZone(db, city);
      await readIncident(client, who, city, id, now());
      const reached = await tellIncident(context, who, city, id, c.req.valid('json'));
      return c.json({ incident: await readIncident(client, who, city, id, now()), ...reached }, 200, NO_STORE);
    });
}
