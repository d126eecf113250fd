import type { Client, InValue } from '@libsql/client';
import type { LocalText } from '../../data/contract.ts';
import { type DayStep, type LogStep, type Standing, standAfter } from '../../data/model/replay.ts';
import type { Replay } from '../features/cases/replay-contract.ts';

export interface ReplayAsk {
  city: string;
  day: string;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Conditions over `c` (report_case): whose cases the reader may see, and which are asked for. */
  where: { sql: string; args: InValue[] }[];
  /** Cases at most, the newest of more. */
  most: number;
}

/** Kinds that never change how a case stands. */
const IDLE = `('noted', 'rated', 'moderated')`;
const STEP = `e.to_state, e.agency, e.data ->> '$.due', e.data ->> '$.priority'`;
type Told = [LogStep['state'], string | null, number | null, LogStep['priority']];
const stepOf = ([state, agency, due, priority]: Told): LogStep => ({ state, agency, due, priority });

/**
 * A day from the log. Looked at are only the cases that are open now or changed since the day began: all others were closed before it and
 * stayed so. Their entries before the day give the start, those of the day the steps.
 */
export async function computeReplay(client: Pick<Client, 'execute'>, { city, day, from, to, where, most }: ReplayAsk): Promise<Replay> {
  const more = where.map(({ sql }) => ` AND ${sql}`).join('');
  const { rows } = await client.execute({
    // The sign before e.at keeps SQLite off the index by time: each case has few entries, the time before the day has nearly all.
    sql: `WITH page AS MATERIALIZED (
        SELECT c.report, c.city, c.id, c.category, c.area, c.channel, c.received_at FROM report_case c
        WHERE c.report IN (SELECT report FROM report_case WHERE city = ? AND closed = 0 UNION SELECT report FROM report_case WHERE city = ? AND updated_at >= ?)
          AND c.received_at < ?${more} ORDER BY c.received_at DESC, c.report LIMIT ?)
      SELECT c.id, c.category, c.area, c.channel, c.received_at, r.name, r.lng, r.lat, r.height, r.published,
        (SELECT json_group_array(json_array(${STEP}) ORDER BY e.seq) FROM report_event e
          WHERE e.city = c.city AND e.report = c.id AND +e.at < ? AND e.kind NOT IN ${IDLE}) AS before
      FROM page c CROSS JOIN report r ON r.seq = c.report`,
    args: [city, city, from, to, ...where.flatMap(({ args }) => args), most + 1, from],
  });
  const shown = rows.slice(0, most);
  const index = new Map(shown.map((row, i) => [String(row.id), i]));
  const cases = shown.map((row) => {
    const before = (JSON.parse(String(row.before)) as Told[]).map(stepOf);
    return {
      id: String(row.id),
      title: JSON.parse(String(row.name)) as LocalText,
      categoryId: String(row.category),
      position: [Number(row.lng), Number(row.lat), Number(row.height)] as [number, number, number],
      areaId: row.area === null ? null : String(row.area),
      channel: String(row.channel) as Replay['cases'][number]['channel'],
      receivedAt: Number(row.received_at),
      published: row.published === 1,
      start: before.reduce<Standing | null>(standAfter, null),
    };
  });
  const log = await client.execute({
    sql: `SELECT json_group_array(json_array(e.at, e.report, ${STEP}) ORDER BY e.seq) AS text FROM report_event e
      WHERE e.city = ? AND e.at >= ? AND e.at < ? AND e.kind NOT IN ${IDLE}`,
    args: [city, from, to],
  });
  const steps = (JSON.parse(String(log.rows[0]?.text ?? '[]')) as [number, string, ...Told][]).flatMap(([at, id, ...told]): DayStep[] => {
    const place = index.get(id);
    return place === undefined ? [] : [{ at, index: place, ...stepOf(told) }];
  });
  return { day, from, to, truncated: rows.length > most, cases, steps };
}
