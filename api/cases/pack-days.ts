import type { Database } from '../db/database.ts';
import type { Reader } from './case-row.ts';
import { FLAGS, packStories, type StoryRow } from './story-columns.ts';

const DAY = 86_400_000;
/** The days of packing begin at midnight in Vietnam, where most periods do; others take parts of two days. */
const SHIFT = 7 * 3_600_000;

/** The day of packing in which an instant lies. */
export const packDayOf = (instant: number): number => Math.floor((instant + SHIFT) / DAY);

/** Before every instant that could be asked about. */
const ALWAYS = -1e15;
/** Closed without being dealt with: neither on time nor late. */
const JUDGED = `state NOT IN ('merged', 'cancelled')`;
const IN_TIME = `${JUDGED} AND closed IS NOT NULL AND closed <= due`;
const FIRST_DAY = 'coalesce(first_due, due)';
const flag = (bit: number, condition: string) => `${bit} * coalesce(${condition}, 0)`;
const ROW = `json_array(received,
  CASE WHEN ${JUDGED} THEN CASE WHEN coalesce(closed, paused) IS NULL THEN due WHEN coalesce(closed, paused) > due THEN ${ALWAYS} END END,
  max(0, forwarded - received), max(0, started - forwarded), max(0, closed - started), max(0, closed - received), category, area, agency,
  ${flag(FLAGS.onTime, `(${IN_TIME} AND closed <= ${FIRST_DAY})`)} + ${flag(FLAGS.lateExtended, `(${IN_TIME} AND closed > ${FIRST_DAY})`)}
  + ${flag(FLAGS.open, '(closed IS NULL)')} + ${flag(FLAGS.reopened, 'reopened')} + ${flag(FLAGS.rated, '(degree IS NOT NULL)')}
  + ${flag(FLAGS.satisfied, `(degree = 'satisfied')`)})`;

/** The stories of a day of packing, packed; what was split is left out, because its parts are counted. */
export async function packDay(db: Reader, city: string, day: number): Promise<Uint8Array<ArrayBuffer>> {
  const { rows } = await db.execute({
    sql: `SELECT json_group_array(${ROW}) AS stories FROM (SELECT * FROM report_story s WHERE city = ?1 AND received >= ?2 AND received < ?3
      AND NOT EXISTS (SELECT 1 FROM report_case p WHERE p.city = ?1 AND p.parent = s.report AND p.parent IS NOT NULL) ORDER BY received, report)`,
    args: [city, day * DAY - SHIFT, (day + 1) * DAY - SHIFT],
  });
  return packStories(JSON.parse(String(rows[0]?.stories ?? '[]')) as StoryRow[]);
}

/** Packs every day of which something changed: a few hundredths of a second each, other writes pass between. */
export async function packDays(db: Database): Promise<void> {
  const { rows } = await db.client.execute('SELECT city, day FROM story_day WHERE columns IS NULL');
  for (const { city, day } of rows)
    await db.transact(async (tx) => {
      const columns = await packDay(tx, String(city), Number(day));
      await tx.execute({ sql: 'UPDATE story_day SET columns = ? WHERE city = ? AND day = ?', args: [columns, String(city), Number(day)] });
    });
}
