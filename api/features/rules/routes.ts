import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Slug } from '../../../data/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { CityItemParam, CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { readCalendar, saveCalendar } from './calendar.ts';
import { listCategories, saveCategory } from './categories.ts';
import { AgencyEntries, CalendarEntry, CategoryEntries, SaveAgency, SaveCalendar, SaveCategory, SettleProposal } from './contract.ts';
import { listAgencies } from './list-agencies.ts';
import { saveAgency } from './save-agency.ts';
import { settleAgency } from './settle-agency.ts';
import { settleWord } from './vocabulary.ts';

const Done = z.object({ done: z.literal(true) });
const done = { done: true as const };
const tags = ['administration'];
const json = <T extends z.ZodType>(schema: T) => ({ body: { content: { 'application/json': { schema } }, required: true } });

const agencies = createRoute({
  method: 'get',
  path: '/api/cities/{city}/admin/agencies',
  summary: 'Agencies of a city as they are edited',
  tags,
  request: { params: CityParam },
  responses: changes(AgencyEntries, 'Every agency, with what the pack says anew'),
});
const agencySave = createRoute({
  method: 'put',
  path: '/api/cities/{city}/admin/agencies/{id}',
  summary: 'Change an agency, or make one',
  tags,
  request: { params: CityItemParam, ...json(SaveAgency) },
  responses: changes(Done, 'Saved'),
});
const agencySettle = createRoute({
  method: 'post',
  path: '/api/cities/{city}/admin/agencies/{id}/proposal',
  summary: 'Take over what the pack says of an agency, or keep what is here',
  tags,
  request: { params: CityItemParam, ...json(SettleProposal) },
  responses: changes(Done, 'Settled'),
});
const categories = createRoute({
  method: 'get',
  path: '/api/cities/{city}/admin/categories',
  summary: 'Categories of reports, which all cities share',
  tags,
  request: { params: CityParam },
  responses: changes(CategoryEntries, 'Every category'),
});
const categorySave = createRoute({
  method: 'put',
  path: '/api/admin/categories/{id}',
  summary: 'Change a category for all cities, or make one',
  tags,
  request: { params: z.object({ id: Slug }), ...json(SaveCategory) },
  responses: changes(Done, 'Saved'),
});
const categorySettle = createRoute({
  method: 'post',
  path: '/api/admin/categories/proposal',
  summary: 'Take over the packs’ categories, or keep those that are here',
  tags,
  request: json(SettleProposal),
  responses: changes(Done, 'Settled'),
});
const calendar = createRoute({
  method: 'get',
  path: '/api/cities/{city}/admin/calendar',
  summary: 'The working calendar, which all cities share',
  tags,
  request: { params: CityParam },
  responses: changes(CalendarEntry, 'The calendar'),
});
const calendarSave = createRoute({
  method: 'put',
  path: '/api/admin/calendar',
  summary: 'Change the working calendar for all cities',
  tags,
  request: json(SaveCalendar),
  responses: changes(Done, 'Saved'),
});
const calendarSettle = createRoute({
  method: 'post',
  path: '/api/admin/calendar/proposal',
  summary: 'Take over the packs’ calendar, or keep the one that is here',
  tags,
  request: json(SettleProposal),
  responses: changes(Done, 'Settled'),
});

/** Agencies, categories and the calendar, as administrators keep them. */
export function rulesRoutes(context: AppContext) {
  const { identify } = context;
  return router()
    .openapi(agencies, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await listAgencies(context, await identify(c.req.raw), c.req.valid('param').city), 200);
    })
    .openapi(agencySave, async (c) => {
      await saveAgency(context, await identify(c.req.raw), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.json(done, 200);
    })
    .openapi(agencySettle, async (c) => {
      await settleAgency(context, await identify(c.req.raw), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.json(done, 200);
    })
    .openapi(categories, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await listCategories(context, await identify(c.req.raw), c.req.valid('param').city), 200);
    })
    .openapi(categorySave, async (c) => {
      await saveCategory(context, await identify(c.req.raw), { id: c.req.valid('param').id, ...c.req.valid('json') });
      return c.json(done, 200);
    })
    .openapi(categorySettle, async (c) => {
      const given = { name: 'categories', permission: 'edit:category', ...c.req.valid('json') } as const;
      await settleWord(context, await identify(c.req.raw), given);
      return c.json(done, 200);
    })
    .openapi(calendar, async (c) => {
      c.header('cache-control', 'no-store');
      return c.json(await readCalendar(context, await identify(c.req.raw), c.req.valid('param').city), 200);
    })
    .openapi(calendarSave, async (c) => {
      await saveCalendar(context, await identify(c.req.raw), c.req.valid('json'));
      return c.json(done, 200);
    })
    .openapi(calendarSettle, async (c) => {
      const given = { name: 'calendar', permission: 'edit:calendar', ...c.req.valid('json') } as const;
      await settleWord(context, await identify(c.req.raw), given);
      return c.json(done, 200);
    });
}
export type RulesApi = ReturnType<typeof rulesRoutes>;
