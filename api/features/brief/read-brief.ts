import { instantOf } from '../../../data/model/working-time.ts';
import { iso } from '../../cases/case-row.ts';
import type { CityRules } from '../../cases/city-rules.ts';
import type { BriefFacts } from '../../cases/compute-brief.ts';
import { readBriefFacts } from '../../cases/read-replay.ts';
import { readShiftEntries } from '../../cases/shift-entry.ts';
import type { AppContext } from '../../http/context.ts';
import type { Brief } from './contract.ts';

/** Cases looked at, and lines of the shift log told, at most. */
const MOST_CASES = 300_000;
const MOST_LINES = 200;

/** A day's brief. @param day city time, begun already */
export async function readBrief(
  context: AppContext,
  city: string,
  rules: CityRules,
  day: string,
): Promise<{ brief: Brief; points: BriefFacts['points'] }> {
  const { db, now } = context;
  const minutes = Date.parse(`${day}T00:00:00Z`) / 60_000;
  const from = instantOf(rules.timeZone, minutes).getTime();
  const to = Math.min(instantOf(rules.timeZone, minutes + 1440).getTime(), now().getTime() + 1);
  const [{ points, ...facts }, { entries }, incidents] = await Promise.all([
    readBriefFacts(context, { city, day, from, to, where: [], most: MOST_CASES }),
    readShiftEntries(db.client, { city, from, to, limit: MOST_LINES }),
    db.client.execute({
      sql: `SELECT i.id, i.title, i.opened_at, (SELECT count(*) FROM report_case c WHERE c.city = i.city AND c.incident = i.id) AS reports
        FROM incident i WHERE i.city = ?1 AND i.opened_at < ?3 AND (i.opened_at >= ?2
          OR EXISTS (SELECT 1 FROM report_case c WHERE c.city = i.city AND c.incident = i.id AND c.closed = 0)) ORDER BY i.opened_at DESC LIMIT 50`,
      args: [city, from, to],
    }),
  ]);
  const told = incidents.rows.map((row) => ({
    id: String(row.id),
    title: String(row.title),
    openedAt: iso(Number(row.opened_at)),
    reports: Number(row.reports),
  }));
  return { points, brief: { day, until: iso(to - 1), ...facts, incidents: told, log: entries.reverse() } };
}
