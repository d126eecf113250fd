import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { type CaseRow, caseSummary, readCase, targetOf } from '../../cases/case-row.ts';
import { caseConditions, listCases } from '../../cases/list-cases.ts';
import { readDetail } from '../../cases/read-detail.ts';
import { addPhotos } from '../../cases/verbs/add-photos.ts';
import { assignCase } from '../../cases/verbs/assign-case.ts';
import { banDevice } from '../../cases/verbs/ban-device.ts';
import { enterReport } from '../../cases/verbs/enter-report.ts';
import { extendCase } from '../../cases/verbs/extend-case.ts';
import { joinIncident } from '../../cases/verbs/join-incident.ts';
import { moderateCase } from '../../cases/verbs/moderate-case.ts';
import { moveCase } from '../../cases/verbs/move-case.ts';
import { noteCase } from '../../cases/verbs/note-case.ts';
import { splitCase } from '../../cases/verbs/split-case.ts';
import { cityZone } from '../../db/city-zone.ts';
import { clientKeyOf, dropPhotos, keepPhotos, readForm } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { CityItemParam, CityParam, CursorQuery, countQuery } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { EnteredReport, Receipt } from '../reports/intake-contract.ts';
import { CaseQuery, filterOf, readableBy, SortQuery } from './case-query.ts';
import { AssignCase, BanDevice, CaseDetail, CaseList, ExtendCase, ModerateCase, MoveCase, NoteCase, SplitCase } from './contract.ts';
import { JoinIncident } from './incident-contract.ts';

const tags = ['cases'];
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/cases',
  summary: 'The queue: cases that the reader may see',
  tags,
  request: { params: CityParam, query: CaseQuery.extend({ sort: SortQuery, limit: countQuery(200, 50), cursor: CursorQuery.optional() }) },
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
const enter = createRoute({
  method: 'post',
  path: '/api/cities/{city}/cases',
  summary: 'Enters a report for somebody who called or wrote; header Idempotency-Key',
  tags,
  request: { params: CityParam, body: { required: true, content: { 'application/json': { schema: EnteredReport } } } },
  responses: { ...changes(Receipt, 'The receipt that this key was given before'), 201: changes(Receipt, 'Written')[200] },
});
const photos = createRoute({
  method: 'post',
  path: '/api/cities/{city}/cases/{id}/photos',
  summary: 'Adds photos of the work done: a form with parts `photo`',
  tags,
  request: { params: CityItemParam },
  responses: changes(CaseDetail, 'The case as it is now'),
});
/** A change of one case by JSON. */
const change = <P extends string, T extends z.ZodType>(verb: P, schema: T, summary: string) =>
  createRoute({
    method: 'post',
    path: `/api/cities/{city}/cases/{id}/${verb}` as const,
    summary,
    tags,
    request: { params: CityItemParam, body: { required: true, content: { 'application/json': { schema } } } },
    responses: changes(CaseDetail, 'The case as it is now'),
  });
const move = change('moves', MoveCase, 'Moves a case to another state');
const assign = change('assignments', AssignCase, 'Gives a case to a colleague, to nobody, or another priority');
const note = change('notes', NoteCase, 'Writes an internal note');
const moderate = change('moderation', ModerateCase, 'Decides what the public sees of it');
const extend = change('extensions', ExtendCase, 'Puts its day later, with a reason');

const ban = change('device', BanDevice, 'Bans the device that it came from, or lets it in again');
const split = change('parts', SplitCase, 'Makes several cases of it, each with its own category, text and route');
const join = change('incident', JoinIncident, 'Joins it to an incident, or takes it out');

const NO_STORE = { 'cache-control': 'no-store' };

export function casesRoutes(context: AppContext) {
  const { db, now, identify } = context;
  /** Signed in before anything is said about what there is. */
  const seen = async (c: Context, { city, id }: { city: string; id: string }): Promise<{ who: Identity; row: CaseRow }> => {
    const who = await identify(c.req.raw);
    if (!who) throw new ProblemError('signed-out');
    await cityZone(db, city);
    return { who, row: await readCase(db.client, city, id) };
  };
  /** Does something to a case and answers it as it then is. */
  const after = async (
    c: Context,
    at: { city: string; id: string },
    verb: (who: Identity, row: CaseRow) => Promise<void>,
  ): Promise<CaseDetail> => {
    const { who, row } = await seen(c, at);
    await verb(who, row);
    return readDetail(context, who, await readCase(db.client, at.city, at.id), 'plain');
  };
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      const { sort, limit, cursor, ...query } = c.req.valid('query');
      const { identity, reach } = readableBy(await identify(c.req.raw), city);
      await cityZone(db, city);
      const where = caseConditions(city, filterOf(query, identity), reach, now());
      const scope = JSON.stringify(['cases', city, sort, query]);
      const page = await listCases(db.client, { where, sort, limit, after: cursor === undefined ? undefined : readCursor(scope, cursor) });
      const cases = page.rows.map((row) => caseSummary(row, now()));
      const nextCursor = page.next && writeCursor(scope, page.next);
      return c.json(
        { cases, numberMatched: page.matched, ...(page.capped ? { capped: true as const } : {}), ...(nextCursor ? { nextCursor } : {}) },
        200,
        NO_STORE,
      );
    })
    .openapi(detail, async (c) => {
      const { who, row } = await seen(c, c.req.valid('param'));
      return c.json(await readDetail(context, authorize(who, 'read:case', targetOf(row)), row, 'plain'), 200, NO_STORE);
    })
    .openapi(enter, async (c) => {
      const { city } = c.req.valid('param');
      const who = await identify(c.req.raw);
      if (!who) throw new ProblemError('signed-out');
      await cityZone(db, city);
      const { receipt, created } = await enterReport(context, who, city, clientKeyOf(c), c.req.valid('json'));
      return c.json(receipt, created ? 201 : 200, NO_STORE);
    })
    .openapi(photos, async (c) => {
      const { who, row } = await seen(c, c.req.valid('param'));
      // Asked here too, before strangers' bytes are written.
      authorize(who, 'move:case', targetOf(row));
      const kept = await keepPhotos(context, await readForm(c));
      if (kept.length === 0) throw badField('photo', 'is missing');
      const done = after(c, c.req.valid('param'), (identity, current) => addPhotos(context, identity, current, kept));
      return c.json(
        await done.catch(async (error) => {
          await dropPhotos(context, kept);
          throw error;
        }),
        200,
        NO_STORE,
      );
    })
    .openapi(move, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => moveCase(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    )
    .openapi(assign, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => assignCase(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    )
    .openapi(note, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => noteCase(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    )
    .openapi(moderate, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => moderateCase(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    )
    .openapi(ban, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => banDevice(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    )
    .openapi(split, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => splitCase(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    )
    .openapi(join, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => joinIncident(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    )
    .openapi(extend, async (c) =>
      c.json(await after(c, c.req.valid('param'), (who, row) => extendCase(context, who, row, c.req.valid('json'))), 200, NO_STORE),
    );
}
export type CasesApi = ReturnType<typeof casesRoutes>;
