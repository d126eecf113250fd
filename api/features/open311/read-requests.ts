import type { InValue } from '@libsql/client';
import { z } from 'zod';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import type { PublicReport } from '../reports/report-row.ts';
import { type Jurisdiction, localTime, said } from './jurisdiction.ts';

/** As the specification has it: at most 90 days at once unless asked for, at most 1000 requests. */
const SPAN = 90 * 86_400;
const MOST = 1000;

/** A W3C date and time as seconds since 1970. */
export const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => Math.floor(Date.parse(text) / 1000));
const whole = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .refine((n) => n <= most);
const Asked = z.object({
  service_request_id: z.string().max(6000).optional(),
  service_code: z.string().max(2000).optional(),
  start_date: instant.optional(),
  end_date: instant.optional(),
  status: z
    .string()
    .max(20)
    .regex(/^(open|closed)(,(open|closed))*$/)
    .optional(),
  page: whole(100_000).default(1),
  page_size: whole(MOST).default(MOST),
});

const SAID: Record<string, string> = {
  start_date: 'a W3C date and time, as 2026-01-31T08:00:00+07:00',
  end_date: 'a W3C date and time, as 2026-01-31T08:00:00+07:00',
  status: 'open, closed or both',
  page: 'a whole number from 1',
  page_size: `a whole number from 1 to ${MOST}`,
};

/** Service requests, the newest first: public reports and nothing of who sent them. @throws ProblemError 400 */
export async function readRequests(context: AppContext, jurisdiction: Jurisdiction, query: Record<string, string>): Promise<object[]> {
  const parsed = Asked.safeParse(query);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'query');
    throw badField(field, SAID[field] ?? 'is wrong');
  }
  const { service_request_id, service_code, start_date, end_date, status, page, page_size } = parsed.data;
  const where = ['t.city = ?', 't.published = 1'];
  const args: InValue[] = [jurisdiction.city];
  const among = (column: string, list: string) => {
    where.push(`${column} IN (SELECT value FROM json_each(?))`);
    args.push(JSON.stringify(list.split(',').map((one) => one.trim())));
  };
  if (service_request_id) among('t.id', service_request_id);
  else {
    if (service_code) among('t.category', service_code);
    const end = end_date ?? (start_date === undefined ? Math.floor(context.now().getTime() / 1000) : start_date + SPAN);
    const start = start_date ?? end - SPAN;
    if (start > end) throw badField('start_date', 'lies after end_date');
    // `sort` is minus the second of creation: the newest come first.
    where.push('t.sort BETWEEN ? AND ?');
    args.push(-end, -start);
    const open = `t.status IN ('received', 'in_progress')`;
    const asked = new Set(status?.split(','));
    if (asked.size === 1) where.push(asked.has('open') ? open : `NOT ${open}`);
  }
  const { rows } = await context.db.client.execute({
    sql: `SELECT t.content, (SELECT p.id || '/large.jpg?v=' || p.revision FROM report_photo p
          WHERE p.report = t.seq AND p.state = 'ready' AND p.kind = 'before' ORDER BY p.position LIMIT 1) AS photo
      FROM report t WHERE ${where.join(' AND ')} ORDER BY t.sort, t.seq LIMIT ? OFFSET ?`,
    args: [...args, page_size, (page - 1) * page_size],
  });
  return rows.map((row) => requestOf(context, jurisdiction, JSON.parse(String(row.content)) as PublicReport, row.photo as string | null));
}

function requestOf({ config }: AppContext, { rules }: Jurisdiction, report: PublicReport, photo: string | null): object {
  const category = rules.categories.find((one) => one.id === report.categoryId);
  return {
    service_request_id: report.id,
    status: report.status === 'done' || report.status === 'rejected' ? 'closed' : 'open',
    status_notes: null,
    service_name: said(category?.name),
    service_code: report.categoryId,
    description: said(report.title),
    agency_responsible: said(rules.agencies.find((one) => one.id === report.agencyId)?.name),
    service_notice: null,
    requested_datetime: localTime(rules.timeZone, report.createdAt),
    updated_datetime: localTime(rules.timeZone, report.updatedAt),
    expected_datetime: localTime(rules.timeZone, report.dueAt),
    address: said(report.address),
    address_id: null,
    zipcode: null,
    lat: report.position[1],
    long: report.position[0],
    media_url: photo === null ? null : `${config.publicUrl}/media/${photo}`,
  };
}
