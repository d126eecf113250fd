import { type CaseState, isClosed } from '../../../data/model/case-states.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { type Jurisdiction, localTime } from './jurisdiction.ts';
import { instant } from './read-requests.ts';

const DAY = 86_400_000;
const MOST = 1000;

/** Updates of public requests in a span of at most 90 days, the last day without one; mySociety's extension. @throws ProblemError 400 */
export async function readUpdates(
  { db, now }: AppContext,
  { city, rules }: Jurisdiction,
  query: Record<string, string>,
): Promise<object[]> {
  const day = (name: string, other: number) => {
    if (query[name] === undefined) return other;
    const parsed = instant.safeParse(query[name]);
    if (!parsed.success) throw badField(name, 'a W3C date and time, as 2026-01-31T08:00:00+07:00');
    return parsed.data * 1000;
  };
  const end = day('end_date', now().getTime());
  const start = day('start_date', end - DAY);
  if (start > end) throw badField('start_date', 'lies after end_date');
  if (end - start > 90 * DAY) throw badField('start_date', 'lies more than 90 days before end_date');
  const { rows } = await db.client.execute({
    sql: `SELECT e.seq, e.report, e.at, e.text,
        coalesce(e.to_state, (SELECT b.to_state FROM report_event b WHERE b.city = e.city AND b.report = e.report AND b.to_state IS NOT NULL
          AND b.seq < e.seq ORDER BY b.seq DESC LIMIT 1), 'received') AS to_state
      FROM report_event e JOIN report r ON r.city = e.city AND r.id = e.report
      WHERE e.city = ? AND e.kind IN ('moved', 'merged', 'routed', 'updated') AND e.visibility = 'public' AND r.published = 1 AND e.at BETWEEN ? AND ?
      ORDER BY e.seq LIMIT ${MOST}`,
    args: [city, start, end],
  });
  return rows.map((row) => ({
    update_id: String(row.seq),
    service_request_id: String(row.report),
    status: isClosed(String(row.to_state) as CaseState) ? 'closed' : 'open',
    external_status_code: String(row.to_state),
    updated_datetime: localTime(rules.timeZone, new Date(Number(row.at)).toISOString()),
    description: String(row.text ?? ''),
    media_url: null,
  }));
}
