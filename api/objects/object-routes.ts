import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Slug } from '../../data/contract.ts';
import { IMPORT_LIMITS } from '../../data/model/object-limits.ts';
import { authorize } from '../auth/authorize.ts';
import type { AppContext } from '../http/context.ts';
import { badField, ProblemError } from '../http/problem.ts';
import { CityItemParam, CityParam, countQuery } from '../http/query.ts';
import { changes, router } from '../http/router.ts';
import { ImportPlan, ManagedList, ProposalDecision, Removed, Saved } from './contract.ts';
import { writeCsv } from './csv/write-csv.ts';
import { editableBy, listObjects } from './list-objects.ts';
import type { ObjectKind, Thing } from './object-kind.ts';
import { readAll, readObject } from './object-row.ts';
import { readWorld } from './read-world.ts';
import { createObject } from './verbs/create-object.ts';
import { decideProposal } from './verbs/decide-proposal.ts';
import { editObject } from './verbs/edit-object.ts';
import { importObjects } from './verbs/import-objects.ts';
import { removeObject } from './verbs/remove-object.ts';

const CsvLang = z.enum(['vi', 'en']).default('vi');
const ListQuery = z.object({
  q: z.string().trim().max(100).optional(),
  kind: Slug.optional(),
  proposed: z.literal('yes').optional(),
  page: countQuery(10_000, 1),
});

/** The version that a change was made on, from `If-Match: "7"`. @throws ProblemError 400 */
function versionOf(c: Context): number {
  const version = /^"?(\d{1,9})"?$/.exec(c.req.header('if-match') ?? '')?.[1];
  if (version === undefined) throw badField('If-Match', 'a header with the version that the change was made on');
  return Number(version);
}

/** The body, within the limit. @throws ProblemError `too-large` */
async function bytesOf(c: Context): Promise<Uint8Array> {
  const tooLarge = () => new ProblemError('too-large', `A file may have ${IMPORT_LIMITS.bytes / 1e6} MB.`);
  if (Number(c.req.header('content-length') ?? 0) > IMPORT_LIMITS.bytes) throw tooLarge();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of c.req.raw.body ?? []) {
    bytes += part.length;
    if (bytes > IMPORT_LIMITS.bytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The routes by which staff reads and changes one kind of thing. @param detail the answer for one of them */
export function objectRoutes<T extends Thing>(context: AppContext, kind: ObjectKind<T>, detail: z.ZodType) {
  const { db, identify } = context;
  const base = `/api/admin/cities/{city}/${kind.path}`;
  const tags = [`admin: ${kind.path}`];
  const json = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } }, required: true as const });
  const list = createRoute({
    method: 'get',
    path: base,
    summary: `${kind.path} that one may edit, by name`,
    tags,
    request: { params: CityParam, query: ListQuery },
    responses: changes(ManagedList, 'A page'),
  });
  const csv = createRoute({
    method: 'get',
    path: `${base}.csv`,
    summary: `${kind.path} that one may edit, as CSV for spreadsheets; what is imported looks the same`,
    tags,
    request: { params: CityParam, query: z.object({ lang: CsvLang }) },
    responses: { ...changes(z.unknown(), ''), 200: { description: 'UTF-8 with BOM', content: { 'text/csv': { schema: z.string() } } } },
  });
  const one = createRoute({
    method: 'get',
    path: `${base}/{id}`,
    summary: 'One of them, whole, with what its pack proposes',
    tags,
    request: { params: CityItemParam },
    responses: changes(detail, 'With its version, which a change has to name'),
  });
  const create = createRoute({
    method: 'post',
    path: base,
    summary: 'Add one',
    tags,
    request: { params: CityParam, body: json(kind.input) },
    responses: changes(Saved, 'Its id and version'),
  });
  const edit = createRoute({
    method: 'put',
    path: `${base}/{id}`,
    summary: 'Replace what is said of it; `If-Match` names the version that was read',
    tags,
    request: { params: CityItemParam, body: json(kind.input) },
    responses: changes(Saved, 'Its new version'),
  });
  const remove = createRoute({
    method: 'delete',
    path: `${base}/{id}`,
    summary: 'Remove it; its pack does not bring it back',
    tags,
    request: { params: CityItemParam },
    responses: changes(Removed, 'Done'),
  });
  const decide = createRoute({
    method: 'post',
    path: `${base}/{id}/proposal`,
    summary: 'Take over what its pack proposes, or keep what staff wrote',
    tags,
    request: { params: CityItemParam, body: json(ProposalDecision) },
    responses: changes(Saved, 'Its version'),
  });
  const bring = createRoute({
    method: 'post',
    path: `${base}/import`,
    summary: 'What a CSV file would do; with the token of that answer: do it, all good rows or none',
    tags,
    request: {
      params: CityParam,
      query: z.object({ token: z.string().max(100).optional() }),
      body: { content: { 'text/csv': { schema: z.string() } }, required: true },
    },
    responses: changes(ImportPlan, 'Rows by what they would do'),
  });

  /** The object, for who may change it. @throws ProblemError as `authorize`; `not-found` */
  const seen = async (c: Context, city: string, id: string) => {
    const [identity, row] = await Promise.all([identify(c.req.raw), readObject(db.client, kind, city, id)]);
    authorize(identity, kind.permission, kind.target(city, row?.object ?? ({ id } as Partial<T>), row?.item.areaId ?? null));
    if (!row) throw new ProblemError('not-found', `There is no “${id}” here.`);
    c.header('cache-control', 'no-store');
    return { identity, row };
  };
  const api = router()
    .openapi(list, async (c) => {
      const { proposed, ...query } = c.req.valid('query');
      c.header('cache-control', 'no-store');
      const answer = await listObjects(db, kind, await identify(c.req.raw), c.req.valid('param').city, {
        ...query,
        proposed: proposed === 'yes',
      });
      return c.json(answer, 200);
    })
    .openapi(csv, async (c) => {
      const { city } = c.req.valid('param');
      const reach = editableBy(await identify(c.req.raw), kind, city);
      const world = await readWorld(db, city);
      const objects = [...(await readAll(db.client, kind, reach)).values()].map(({ object }) => object);
      const { lang } = c.req.valid('query');
      return c.body(writeCsv(kind.columns(world, objects), objects, lang), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${city}-${kind.path}.csv"`,
      });
    })
    .openapi(one, async (c) => {
      const { city, id } = c.req.valid('param');
      const { row } = await seen(c, city, id);
      const { item, object, proposal } = row;
      const shown = kind.decides && proposal ? { object: proposal.object, proposedAt: proposal.proposedAt } : null;
      return c.json({ item: { ...item, proposed: kind.decides && item.proposed }, object, proposal: shown }, 200);
    })
    .openapi(edit, async (c) => {
      const { city, id } = c.req.valid('param');
      const { identity, row } = await seen(c, city, id);
      return c.json(await editObject(context, kind, identity, city, { seen: row, based: versionOf(c), said: c.req.valid('json') }), 200);
    })
    .openapi(bring, async (c) => {
      const { token } = c.req.valid('query');
      c.header('cache-control', 'no-store');
      const given = { bytes: () => bytesOf(c), token };
      return c.json(await importObjects(context, kind, await identify(c.req.raw), c.req.valid('param').city, given), 200);
    });
  if (kind.makes)
    api
      .openapi(create, async (c) => {
        const said = c.req.valid('json') as Partial<Thing>;
        return c.json(await createObject(context, kind, await identify(c.req.raw), c.req.valid('param').city, said), 200);
      })
      .openapi(remove, async (c) => {
        const { city, id } = c.req.valid('param');
        const { identity, row } = await seen(c, city, id);
        await removeObject(context, kind, identity, city, { seen: row, based: versionOf(c) });
        return c.json({ done: true as const }, 200);
      });
  if (kind.decides)
    api.openapi(decide, async (c) => {
      const { city, id } = c.req.valid('param');
      const { identity, row } = await seen(c, city, id);
      const { take } = c.req.valid('json');
      return c.json(await decideProposal(context, kind, identity, city, { seen: row, based: versionOf(c), take }), 200);
    });
  return api;
}
