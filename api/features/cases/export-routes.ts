import { createRoute, z } from '@hono/zod-openapi';
import { stringify } from 'csv-stringify/sync';
import { Lang } from '../../../data/contract.ts';
import { type CaseRow, caseSummary } from '../../cases/case-row.ts';
import { cityRules } from '../../cases/city-rules.ts';
import { caseConditions, countCases, listCases } from '../../cases/list-cases.ts';
import { MOST_ROWS, XlsxWriter } from '../../cases/xlsx-writer.ts';
import type { AppContext } from '../../http/context.ts';
import type { PageKey } from '../../http/cursor.ts';
import { limiter } from '../../http/limits.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { router } from '../../http/router.ts';
import { CaseQuery, filterOf, readableBy, SortQuery } from './case-query.ts';
import { caseCells, headings, WIDTHS } from './export-columns.ts';

/** Rows read and written at once. */
const PAGE = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ExportQuery = CaseQuery.extend({ sort: SortQuery, lang: Lang.default('vi') });
const exported = <K extends string>(kind: K, type: string, summary: string) =>
  createRoute({
    method: 'get',
    path: `/api/cities/{city}/cases.${kind}` as const,
    summary: `${summary}; X-Rows tells how many cases it will hold`,
    tags: ['cases'],
    request: { params: CityParam, query: ExportQuery },
    responses: { 200: { description: 'A file, streamed', content: { [type]: { schema: z.string() } } } },
  });
const csv = exported('csv', 'text/csv', 'The filtered queue as CSV for spreadsheets (UTF-8 with BOM, no formulas)');
const xlsx = exported('xlsx', XLSX, 'The filtered queue as a workbook: dates as dates in city time, no formulas');
const geojson = exported('geojson', 'application/geo+json', 'The filtered queue as GeoJSON');

/** A file in the making: what stands before the rows, every page of rows, what stands after them. */
interface Writing {
  head: string;
  write(rows: CaseRow[], first: boolean): string | Uint8Array;
  tail(): string | Uint8Array;
}

export function exportRoutes(context: AppContext) {
  const { db, now, identify } = context;
  /** Each reads the whole queue. */
  const perAccount = limiter({ name: 'export', points: 60, duration: 3600 });
  /** The queue, page by page, as fast as it is taken and no faster; other requests go on between pages. */
  const send = async (
    request: Request,
    city: string,
    { sort, lang: _, ...query }: z.output<typeof ExportQuery>,
    { type, kind, most = Number.POSITIVE_INFINITY }: { type: string; kind: string; most?: number },
    { head, write, tail }: Writing,
  ) => {
    const { identity, reach } = readableBy(await identify(request), city, 'export:case');
    await perAccount(identity.userId);
    const where = caseConditions(city, filterOf(query, identity), reach, now());
    const total = await countCases(db.client, where);
    if (total > most) throw new ProblemError('too-large', `A sheet holds ${most} rows; these are ${total}. Filter, or take CSV.`);
    const encoder = new TextEncoder();
    const bytes = (piece: string | Uint8Array) => (typeof piece === 'string' ? encoder.encode(piece) : piece);
    let after: PageKey | undefined;
    let first = true;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          if (head !== '') controller.enqueue(bytes(head));
        },
        async pull(controller) {
          // A page may stay in the compressor whole: on to the next, or the reader would never ask again.
          for (let piece = new Uint8Array(); piece.length === 0; ) {
            const page = await listCases(db.client, { where, sort, limit: PAGE, after, count: false });
            piece = new Uint8Array(bytes(write(page.rows, first)));
            if (piece.length > 0) controller.enqueue(piece);
            first = false;
            after = page.next;
            await new Promise((resolve) => setImmediate(resolve));
            if (after) continue;
            const end = bytes(tail());
            if (end.length > 0) controller.enqueue(end);
            return controller.close();
          }
        },
      },
      // Nothing is read ahead of whoever takes it.
      { highWaterMark: 0 },
    );
    return new Response(body, {
      headers: {
        'content-type': type === XLSX ? type : `${type}; charset=utf-8`,
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${city}.${kind}"`,
        'x-rows': String(total),
      },
    });
  };
  return router()
    .openapi(csv, async (c) => {
      const { city } = c.req.valid('param');
      const query = c.req.valid('query');
      const rules = await cityRules(db, city);
      // What begins like a formula gets an apostrophe; the mark in front tells spreadsheets that this is UTF-8.
      const lines = (rows: unknown[][]) =>
        stringify(rows, { escape_formulas: true, record_delimiter: 'windows', cast: { date: (at) => at.toISOString() } });
      return send(
        c.req.raw,
        city,
        query,
        { type: 'text/csv', kind: 'csv' },
        {
          head: `\ufeff${lines([headings(query.lang)])}`,
          write: (rows) => lines(rows.map((row) => caseCells(row, rules, query.lang, now()))),
          tail: () => '',
        },
      );
    })
    .openapi(xlsx, async (c) => {
      const { city } = c.req.valid('param');
      const query = c.req.valid('query');
      const rules = await cityRules(db, city);
      const writer = new XlsxWriter(city, rules.timeZone, headings(query.lang), WIDTHS);
      return send(
        c.req.raw,
        city,
        query,
        { type: XLSX, kind: 'xlsx', most: MOST_ROWS - 1 },
        {
          head: '',
          write: (rows) => writer.write(rows.map((row) => caseCells(row, rules, query.lang, now()))),
          tail: () => writer.end(),
        },
      );
    })
    .openapi(geojson, async (c) => {
      const { city } = c.req.valid('param');
      await cityRules(db, city);
      const feature = (row: CaseRow) => {
        const { id, position, ...properties } = caseSummary(row, now());
        return JSON.stringify({ type: 'Feature', id, geometry: { type: 'Point', coordinates: position }, properties });
      };
      return send(
        c.req.raw,
        city,
        c.req.valid('query'),
        { type: 'application/geo+json', kind: 'geojson' },
        {
          head: '{"type":"FeatureCollection","features":[',
          write: (rows, first) => rows.map((row, i) => `${first && i === 0 ? '' : ','}\n${feature(row)}`).join(''),
          tail: () => '\n]}',
        },
      );
    });
}
