import { createRoute, z } from '@hono/zod-openapi';
import { Day, Lang } from '../../../data/contract.ts';
import { instantOf } from '../../../data/model/working-time.ts';
import { authorize } from '../../auth/authorize.ts';
import { pendingHandover, readShiftEntries } from '../../cases/shift-entry.ts';
import { type Cell, XlsxWriter } from '../../cases/xlsx-writer.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam, CursorQuery, countQuery, TextQuery } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { NewEntry, ShiftEntry, ShiftLog } from './contract.ts';
import { signHandover, writeEntry } from './write-entry.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NO_STORE = { 'cache-control': 'no-store' };
const PAGE = 500;
const tags = ['shift log'];
const Period = z.object({ q: TextQuery.optional(), from: Day.optional(), to: Day.optional() });

const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/shift-log',
  summary: 'The operators’ shift log, newest first',
  tags,
  request: { params: CityParam, query: Period.extend({ limit: countQuery(200, 50), cursor: CursorQuery.optional() }) },
  responses: changes(ShiftLog, 'Entries'),
});
const file = createRoute({
  method: 'get',
  path: '/api/cities/{city}/shift-log.xlsx',
  summary: 'The shift log as a workbook, streamed',
  tags,
  request: { params: CityParam, query: Period.extend({ lang: Lang.default('vi') }) },
  responses: { 200: { description: 'A file, streamed', content: { [XLSX]: { schema: z.string() } } } },
});
const write = createRoute({
  method: 'post',
  path: '/api/cities/{city}/shift-log',
  summary: 'Writes a line, or hands the shift over',
  tags,
  request: { params: CityParam, body: { required: true, content: { 'application/json': { schema: NewEntry } } } },
  responses: changes(ShiftEntry, 'The entry'),
});
const sign = createRoute({
  method: 'post',
  path: '/api/cities/{city}/shift-log/{seq}/signature',
  summary: 'Takes a handover over; not by who wrote it',
  tags,
  request: { params: z.object({ ...CityParam.shape, seq: z.string().min(1).max(15) }) },
  responses: changes(ShiftEntry, 'The handover, signed'),
});

const WORDS = {
  vi: {
    head: ['Lúc', 'Loại', 'Người', 'Nội dung', 'Phản ánh', 'Người nhận ca', 'Nhận lúc'],
    kinds: { note: 'Ghi chú', handover: 'Bàn giao', signed: 'Nhận ca', start: 'Bắt đầu ca', end: 'Kết thúc ca', urgent: 'Phản ánh khẩn' },
  },
  en: {
    head: ['At', 'Kind', 'Who', 'Text', 'Report', 'Taken over by', 'At'],
    kinds: { note: 'Note', handover: 'Handover', signed: 'Taken over', start: 'Shift begins', end: 'Shift ends', urgent: 'Urgent report' },
  },
} as const;

export function shiftLogRoutes(context: AppContext) {
  const { db, identify } = context;
  /** Days of the city as instants; the last day is included. */
  const period = (zone: string, { from, to }: z.output<typeof Period>) => {
    const start = (day: string, days = 0) => instantOf(zone, Date.parse(`${day}T00:00:00Z`) / 60_000 + days * 1440).getTime();
    return { from: from && start(from), to: to && start(to, 1) };
  };
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      authorize(await identify(c.req.raw), 'read:shift-log', { city });
      const { limit, cursor, ...query } = c.req.valid('query');
      const zone = await cityZone(db, city);
      const scope = JSON.stringify(['shift-log', city, query]);
      const before = cursor === undefined ? undefined : readCursor(scope, cursor);
      const { from, to } = period(zone, query);
      const [{ entries, next }, pending] = await Promise.all([
        readShiftEntries(db.client, { city, from: from || undefined, to: to || undefined, q: query.q, limit, before }),
        pendingHandover(db.client, city),
      ]);
      return c.json({ entries, pending, ...(next ? { nextCursor: writeCursor(scope, next) } : {}) }, 200, NO_STORE);
    })
    .openapi(file, async (c) => {
      const { city } = c.req.valid('param');
      authorize(await identify(c.req.raw), 'read:shift-log', { city });
      const { lang, ...query } = c.req.valid('query');
      const zone = await cityZone(db, city);
      const words = WORDS[lang === 'vi' ? 'vi' : 'en'];
      const writer = new XlsxWriter(city, zone, words.head, [17, 16, 24, 80, 40, 24, 17]);
      const cells = ({ at, kind, actor, text, case: about, signed }: ShiftEntry): Cell[] => [
        new Date(at),
        words.kinds[kind],
        actor?.name ?? null,
        text ?? null,
        about ? `${about.id} ${about.title[lang] ?? about.title.vi}` : null,
        signed?.by.name ?? null,
        signed ? new Date(signed.at) : null,
      ];
      const { from, to } = period(zone, query);
      let before: [number, number] | undefined;
      const body = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            for (;;) {
              const page = await readShiftEntries(db.client, {
                city,
                from: from || undefined,
                to: to || undefined,
                q: query.q,
                limit: PAGE,
                before,
              });
              const piece = writer.write(page.entries.map(cells));
              before = page.next;
              if (piece.length > 0) controller.enqueue(piece);
              if (before && piece.length === 0) continue;
              if (before) return;
              controller.enqueue(writer.end());
              return controller.close();
            }
          },
        },
        { highWaterMark: 0 },
      );
      return new Response(body, {
        headers: { 'content-type': XLSX, ...NO_STORE, 'content-disposition': `attachment; filename="${city}-shift-log.xlsx"` },
      });
    })
    .openapi(write, async (c) => {
      const { city } = c.req.valid('param');
      const who = authorize(await identify(c.req.raw), 'write:shift-log', { city });
      await cityZone(db, city);
      return c.json(await writeEntry(context, who, city, c.req.valid('json')), 200, NO_STORE);
    })
    .openapi(sign, async (c) => {
      const { city, seq } = c.req.valid('param');
      const who = authorize(await identify(c.req.raw), 'write:shift-log', { city });
      await cityZone(db, city);
      if (!/^\d+$/.test(seq)) throw new ProblemError('not-found');
      return c.json(await signHandover(context, who, city, Number(seq)), 200, NO_STORE);
    });
}
export type ShiftLogApi = ReturnType<typeof shiftLogRoutes>;
