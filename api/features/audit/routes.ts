import { createRoute, z } from '@hono/zod-openapi';
import { stringify } from 'csv-stringify/sync';
import { verifyAudit } from '../../audit/verify-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { AppContext } from '../../http/context.ts';
import { changes, router } from '../../http/router.ts';
import { AuditCheck, AuditFilter, AuditPage, type AuditRow } from './contract.ts';
import { listAudit } from './list-audit.ts';

/** Rows of one page, and of one piece of a file. */
const PAGE = 100;
const PIECE = 1000;
const tags = ['audit'];
const list = createRoute({
  method: 'get',
  path: '/api/admin/audit',
  summary: 'Who did what, the newest first',
  tags,
  request: {
    query: AuditFilter.extend({
      cursor: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
  },
  responses: changes(AuditPage, 'A hundred a page'),
});
const check = createRoute({
  method: 'get',
  path: '/api/admin/audit/check',
  summary: 'Whether nobody altered the log: goes through the whole chain',
  tags,
  request: { query: AuditFilter.pick({ city: true }) },
  responses: changes(AuditCheck, 'How many rows hold, and the first that does not'),
});
const csv = createRoute({
  method: 'get',
  path: '/api/admin/audit.csv',
  summary: 'The same as CSV for spreadsheets (UTF-8 with BOM, no formulas), streamed',
  tags,
  request: { query: AuditFilter },
  responses: { ...changes(z.unknown(), ''), 200: { description: 'A file', content: { 'text/csv': { schema: z.string() } } } },
});

const HEAD = ['seq', 'at', 'actor', 'name', 'action', 'city', 'entity', 'id', 'fields'];
const lines = (rows: (string | number)[][]) => stringify(rows, { escape_formulas: true, record_delimiter: 'windows', quoted_match: /\n/ });
const cells = ({ seq, at, actor, action, city, entity, entityId, fields }: AuditRow) => [
  seq,
  at,
  actor?.id ?? '',
  actor?.name ?? '',
  action,
  city ?? '',
  entity,
  entityId,
  Object.entries(fields)
    .map(([key, value]) => `${key}=${value}`)
    .join(' '),
];

/** The audit log: of one city, or of all with what belongs to none. */
export function auditRoutes({ db, identify }: AppContext) {
  const reads = async (request: Request, city: string | undefined) =>
    authorize(await identify(request), 'read:audit', { city: city ?? null });
  return router()
    .openapi(list, async (c) => {
      const { cursor, ...filter } = c.req.valid('query');
      await reads(c.req.raw, filter.city);
      const rows = await listAudit(db, filter, { before: cursor === undefined ? undefined : Number(cursor), limit: PAGE + 1 });
      const shown = rows.slice(0, PAGE);
      const last = rows.length > PAGE ? shown.at(-1) : undefined;
      c.header('cache-control', 'no-store');
      return c.json({ rows: shown, ...(last ? { nextCursor: String(last.seq) } : {}) }, 200);
    })
    .openapi(check, async (c) => {
      await reads(c.req.raw, c.req.valid('query').city);
      c.header('cache-control', 'no-store');
      return c.json(await verifyAudit(db.client), 200);
    })
    .openapi(csv, async (c) => {
      const filter = c.req.valid('query');
      await reads(c.req.raw, filter.city);
      // Before the stream begins, so that a city that is not there is still told.
      let rows = await listAudit(db, filter, { limit: PIECE });
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(encoder.encode(`\ufeff${lines([HEAD])}`)),
        async pull(controller) {
          if (rows.length > 0) controller.enqueue(encoder.encode(lines(rows.map(cells))));
          const last = rows.length < PIECE ? undefined : rows.at(-1);
          if (!last) return controller.close();
          rows = await listAudit(db, filter, { before: last.seq, limit: PIECE });
        },
      });
      return new Response(body, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'cache-control': 'no-store',
          'content-disposition': 'attachment; filename="audit.csv"',
        },
      });
    });
}
