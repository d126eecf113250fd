import { createRoute, z } from '@hono/zod-openapi';
import { stringify } from 'csv-stringify/sync';
import { Lang, type LocalText } from '../../../data/contract.ts';
import { type CaseRow, caseSummary } from '../../cases/case-row.ts';
import { type CityRules, cityRules } from '../../cases/city-rules.ts';
import { caseConditions, listCases } from '../../cases/list-cases.ts';
import type { AppContext } from '../../http/context.ts';
import type { PageKey } from '../../http/cursor.ts';
import { CityParam } from '../../http/query.ts';
import { router } from '../../http/router.ts';
import { CaseQuery, filterOf, readableBy, SortQuery } from './case-query.ts';

/** Rows read and written at once. */
const PAGE = 500;

const ExportQuery = CaseQuery.extend({ sort: SortQuery, lang: Lang.default('vi') });
const exported = (kind: 'csv' | 'geojson', type: string, summary: string) =>
  createRoute({
    method: 'get',
    path: `/api/cities/{city}/cases.${kind}` as const,
    summary,
    tags: ['cases'],
    request: { params: CityParam, query: ExportQuery },
    responses: { 200: { description: 'A file, streamed', content: { [type]: { schema: z.string() } } } },
  });
const csv = exported('csv', 'text/csv', 'The filtered queue as CSV for spreadsheets (UTF-8 with BOM, no formulas)');
const geojson = exported('geojson', 'application/geo+json', 'The filtered queue as GeoJSON');

const HEADINGS: Record<string, { vi: string; en: string }> = {
  id: { vi: 'Mã', en: 'Id' },
  received: { vi: 'Nhận lúc', en: 'Received' },
  updated: { vi: 'Cập nhật', en: 'Updated' },
  due: { vi: 'Hạn', en: 'Due' },
  late: { vi: 'Quá hạn', en: 'Late' },
  state: { vi: 'Trạng thái', en: 'State' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  category: { vi: 'Loại', en: 'Category' },
  title: { vi: 'Tiêu đề', en: 'Title' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  area: { vi: 'Địa bàn', en: 'Area' },
  agency: { vi: 'Cơ quan', en: 'Agency' },
  assignee: { vi: 'Người xử lý', en: 'Assignee' },
  channel: { vi: 'Kênh', en: 'Channel' },
  published: { vi: 'Công khai', en: 'Public' },
  lng: { vi: 'Kinh độ', en: 'Longitude' },
  lat: { vi: 'Vĩ độ', en: 'Latitude' },
};

function csvRow(row: CaseRow, rules: CityRules, lang: string, now: Date): (string | number)[] {
  const said = (text: LocalText | undefined) => text?.[lang] ?? text?.vi ?? '';
  const yes = (value: boolean) => (value ? (lang === 'vi' ? 'có' : 'yes') : '');
  const s = caseSummary(row, now);
  const named = <T extends { id: string }>(all: T[], id: string | null) => all.find((one) => one.id === id);
  return [
    s.id,
    s.receivedAt,
    s.updatedAt,
    s.dueAt,
    yes(s.late),
    s.state,
    s.priority,
    said(named(rules.categories, s.categoryId)?.name),
    said(s.title),
    said(s.address),
    said(rules.areas.find((area) => area.id === s.areaId)?.properties.name),
    said(named(rules.agencies, s.agencyId)?.name),
    s.assignee?.name ?? '',
    s.channel,
    yes(s.published),
    s.position[0],
    s.position[1],
  ];
}

export function exportRoutes(context: AppContext) {
  const { db, now, identify } = context;
  /** Pages of the queue as a stream of text; other requests go on between pages. */
  const stream = async (
    request: Request,
    city: string,
    { sort, lang: _, ...query }: z.output<typeof ExportQuery>,
    { head, tail, write }: { head: string; tail: string; write(rows: CaseRow[], first: boolean): string },
  ) => {
    const { identity, reach } = readableBy(await identify(request), city, 'export:case');
    const where = caseConditions(city, filterOf(query, identity), reach, now());
    const encoder = new TextEncoder();
    let after: PageKey | undefined;
    let first = true;
    return new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(head)),
      async pull(controller) {
        const page = await listCases(db.client, { where, sort, limit: PAGE, after, count: false });
        controller.enqueue(encoder.encode(write(page.rows, first)));
        first = false;
        after = page.next;
        await new Promise((resolve) => setImmediate(resolve));
        if (after) return;
        if (tail !== '') controller.enqueue(encoder.encode(tail));
        controller.close();
      },
    });
  };
  const file = (body: ReadableStream, type: string, name: string) =>
    new Response(body, {
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
  return router()
    .openapi(csv, async (c) => {
      const { city } = c.req.valid('param');
      const query = c.req.valid('query');
      const rules = await cityRules(db, city);
      const lang = query.lang === 'vi' ? 'vi' : 'en';
      // What begins like a formula gets an apostrophe; the mark in front tells spreadsheets that this is UTF-8.
      const lines = (rows: (string | number)[][]) => stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
      const head = `\ufeff${lines([Object.values(HEADINGS).map((one) => one[lang])])}`;
      const body = await stream(c.req.raw, city, query, {
        head,
        tail: '',
        write: (rows) => lines(rows.map((row) => csvRow(row, rules, query.lang, now()))),
      });
      return file(body, 'text/csv', `${city}.csv`);
    })
    .openapi(geojson, async (c) => {
      const { city } = c.req.valid('param');
      await cityRules(db, city);
      const feature = (row: CaseRow) => {
        const { id, position, ...properties } = caseSummary(row, now());
        return JSON.stringify({ type: 'Feature', id, geometry: { type: 'Point', coordinates: position }, properties });
      };
      const body = await stream(c.req.raw, city, c.req.valid('query'), {
        head: '{"type":"FeatureCollection","features":[',
        tail: ']}',
        write: (rows, first) => rows.map((row, i) => (first && i === 0 ? '' : ',') + feature(row)).join('\n'),
      });
      return file(body, 'application/geo+json', `${city}.geojson`);
    });
}
