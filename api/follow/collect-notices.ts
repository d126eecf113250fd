import type { Row, Transaction } from '@libsql/client';
import { distanceBetween, METRES_PER_DEGREE } from '../../data/model/distance.ts';
import { dayIn } from '../../data/model/validity.ts';
import { areasAt, type CityRules, cityRules, wardOf } from '../cases/city-rules.ts';
import type { AppContext } from '../http/context.ts';
import { followedWith } from './successors.ts';

/** Entries of the log read at once. */
const PAGE = 200;
const MINUTE = 60_000;
/** When a day's digest is sent, minutes after midnight in the city. */
const MORNING = 7 * 60;

/** While nobody follows anything the log is passed over, however long it is (a pack's reports, a storm). */
const PASS_OVER = `UPDATE follow_position SET seq = (SELECT max(seq) FROM report_event)
  WHERE NOT EXISTS (SELECT 1 FROM subscription WHERE confirmed_at IS NOT NULL)`;

type Parts = Pick<AppContext, 'db' | 'config' | 'now'>;
type Tx = Pick<Transaction, 'execute'>;

/** The next seven o'clock in a time zone without summer time (a zone with one is an hour off twice a year). Milliseconds since 1970. */
export function nextMorning(timeZone: string, now: Date): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const wait = (MORNING - hours * 60 - minutes + 1440) % 1440 || 1440;
  return Math.floor(now.getTime() / MINUTE) * MINUTE + wait * MINUTE;
}

/** Reads what is new in the event log and notes for every subscription what it is to be told. @returns how many entries were read */
export async function collectNotices({ db, config, now }: Parts): Promise<number> {
  let read = 0;
  for (;;) {
    const { rows: waiting } = await db.client.execute(
      'SELECT DISTINCT city FROM (SELECT city FROM report_event WHERE seq > (SELECT seq FROM follow_position) ORDER BY seq LIMIT 1000)',
    );
    if (waiting.length === 0) return read;
    const passed = await db.write((client) => client.execute(PASS_OVER));
    if (passed.rowsAffected > 0) return read;
    const at = now();
    const rules = new Map<string, CityRules>();
    for (const { city } of waiting) rules.set(String(city), await cityRules(db, String(city), at));
    const count = await db.transact(async (tx) => {
      const { rows } = await tx.execute(`SELECT e.seq, e.city, e.report, e.kind, e.visibility, e.data ->> '$.published' AS published,
          e.data ->> '$.after' AS after, e.data ->> '$.into' AS merged_into, e.data ->> '$.channel' AS channel FROM report_event e
        WHERE e.seq > (SELECT seq FROM follow_position) ORDER BY e.seq LIMIT ${PAGE}`);
      for (const row of rows) {
        const known = rules.get(String(row.city));
        // A city that came up meanwhile waits for the next round.
        const due = { now: at.getTime() + config.followGather * 1000, daily: known ? nextMorning(known.timeZone, at) : at.getTime() };
        await tellFollowers(tx, row, due);
        await tellAlerts(tx, row, due, (id, place) => (known ? areasTold(known, id, place, at) : [id]));
        if (row.kind === 'merged' && row.merged_into !== null) await moveAlong(tx, row);
      }
      const last = rows.at(-1);
      if (last) await tx.execute({ sql: 'UPDATE follow_position SET seq = ?', args: [Number(last.seq)] });
      return rows.length;
    });
    read += count;
    if (count < PAGE) return read;
  }
}

type AreasOf = (sentIn: string | null, place: [number, number]) => (string | null)[];
type Due = { now: number; daily: number };
const DUE_AT = `CASE s.pace WHEN 'daily' THEN ? ELSE ? END`;

/** Who follows the report itself: what its reporter may read, and photos of the work done. */
async function tellFollowers(tx: Tx, row: Row, due: Due): Promise<void> {
  const isPublic = row.visibility === 'public' && row.kind !== 'received';
  if (!isPublic && row.after === null) return;
  await tx.execute({
    sql: `INSERT OR IGNORE INTO follow_notice (subscription, report, own, event, due_at) SELECT s.id, s.report, s.own, ?, ${DUE_AT} FROM subscription s
      WHERE s.city = ? AND s.report = ? AND s.kind = 'report' AND s.confirmed_at IS NOT NULL AND s.paused = 0 AND s.since < ?`,
    args: [row.seq ?? 0, due.daily, due.now, row.city ?? '', row.report ?? '', row.seq ?? 0],
  });
}

/**
 * Areas whose followers a report concerns: the one it was sent in, the one of today that holds its place, and those that ended and lie under that:
 * who followed a ward that is no more goes on with what covers its place now.
 */
function areasTold(rules: CityRules, sentIn: string | null, [lng, lat]: [number, number], at: Date): (string | null)[] {
  const ward = wardOf(areasAt(rules, lng, lat, at));
  return [sentIn, ...(ward === null ? [] : followedWith(rules.areas, ward, dayIn(rules.timeZone, at)))];
}

/** Who waits for new reports: told when one is published for the first time, once however many of their alerts it fits. */
async function tellAlerts(tx: Tx, row: Row, due: Due, areasOf: AreasOf): Promise<void> {
  if (row.published !== 1 || row.channel === 'pack') return;
  const [city, report, seq] = [String(row.city), String(row.report), Number(row.seq)];
  const { rows: found } = await tx.execute({
    sql: `SELECT lng, lat, area_id, category FROM report r WHERE r.city = ? AND r.id = ? AND r.published = 1 AND NOT EXISTS (
      SELECT 1 FROM report_event e WHERE e.city = r.city AND e.report = r.id AND e.seq < ? AND e.data ->> '$.published' = 1)`,
    args: [city, report, seq],
  });
  const at = found[0];
  if (!at) return;
  const [lng, lat] = [Number(at.lng), Number(at.lat)];
  const { rows } = await tx.execute({
    sql: `SELECT s.id, s.follower, s.kind, s.lng, s.lat, s.radius FROM subscription s WHERE s.city = ? AND s.kind <> 'report'
      AND (s.kind = 'city' OR (s.kind = 'area' AND s.area IN (SELECT value FROM json_each(?))) OR (s.kind = 'point' AND abs(s.lat - ?) <= s.radius / ${METRES_PER_DEGREE - 1000}.0))
      AND (s.categories = '[]' OR EXISTS (SELECT 1 FROM json_each(s.categories) WHERE value = ?))
      AND s.confirmed_at IS NOT NULL AND s.paused = 0 AND s.since < ? ORDER BY s.pace DESC, s.id`,
    args: [city, JSON.stringify(areasOf(at.area_id === null ? null : String(at.area_id), [lng, lat])), lat, at.category ?? '', seq],
  });
  const told = new Set<string>();
  for (const one of rows) {
    const far = one.kind === 'point' && distanceBetween([lng, lat], [Number(one.lng), Number(one.lat)]) > Number(one.radius);
    if (far || told.has(String(one.follower))) continue;
    told.add(String(one.follower));
    await tx.execute({
      sql: `INSERT OR IGNORE INTO follow_notice (subscription, report, event, due_at) SELECT s.id, ?, ?, ${DUE_AT} FROM subscription s WHERE s.id = ?`,
      args: [report, seq, due.daily, due.now, String(one.id)],
    });
  }
}

/** Followers of a merged report go on with the one it was merged into; there they are no reporters. */
async function moveAlong(tx: Tx, row: Row): Promise<void> {
  const [city, from, into] = [String(row.city), String(row.report), String(row.merged_into)];
  await tx.execute({
    sql: `UPDATE OR IGNORE subscription SET report = ?1, target = 'report:' || ?1, own = 0, since = max(since, ?4) WHERE city = ?2 AND report = ?3 AND kind = 'report'`,
    args: [into, city, from, Number(row.seq)],
  });
}
