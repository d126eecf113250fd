import type { Transaction } from '@libsql/client';
import { rebuildMap } from '../api/cases/map-cells.ts';
import type { Database } from '../api/db/database.ts';

export interface Crowd {
  city: string;
  count: number;
  /** [lng, lat] of the middle, and how far they lie about it; degrees. */
  centre: readonly [number, number];
  spread: number;
  agencies: readonly string[];
  areas: readonly string[];
  categories: readonly string[];
  /** They came within so many days before this. */
  now: Date;
  days: number;
}

/** A pseudo-random number from a number, the same every time, as SQL; its part behind the point is in [0, 1). */
const noise = (salt: number) => `abs(sin((i + ${salt}) * 12.9898) * 43758.5453)`;
const part = (name: string) => `${name} - floor(${name}) AS ${name}`;
const instant = (milliseconds: string) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${milliseconds} / 1000.0, 'unixepoch')`;
const STATES = { received: 'forwarded', in_progress: 'in_progress', done: 'done', rejected: 'not_accepted' };

/** Reports with the facts from which their rows are made: most of the older ones are closed, those of the last weeks are half open. */
const FACTS = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1),
  drawn AS MATERIALIZED (SELECT i, ${noise(0.1)} AS age, ${noise(0.2)} AS luck, ${noise(0.3)} AS a, ${noise(0.4)} AS b, ${noise(0.5)} AS c, ${noise(0.6)} AS d FROM n),
  come AS MATERIALIZED (SELECT i, ${['age', 'luck', 'a', 'b', 'c', 'd'].map(part).join(', ')} FROM drawn),
  told AS MATERIALIZED (SELECT i, age, luck, CAST(?2 - age * ?3 * 86400000 AS INTEGER) AS at, round(?4 + (a + b - 1) * ?6, 6) AS lng, round(?5 + (c + d - 1) * ?6, 6) AS lat FROM come)
  SELECT i, at, lng, lat, at + 7 * 86400000 AS due, CAST(at + luck * min(9 * 86400000, ?2 - at) AS INTEGER) AS moved,
    CASE WHEN age * ?3 > 20 THEN CASE WHEN luck < .94 THEN 'done' WHEN luck < .98 THEN 'rejected' ELSE 'in_progress' END
      ELSE CASE WHEN luck < .5 THEN 'done' WHEN luck < .75 THEN 'received' ELSE 'in_progress' END END AS status,
    ?7 ->> ('$[' || (i % json_array_length(?7)) || ']') AS category, ?8 ->> ('$[' || (i * 7 % json_array_length(?8)) || ']') AS agency,
    ?9 ->> ('$[' || (i * 3 % json_array_length(?9)) || ']') AS area
  FROM told`;

/** Kept row by row they cost many times what making them at the end does. */
async function withoutTriggersAndIndexes(tx: Transaction, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await tx.execute(
    `SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL
      AND tbl_name IN (${tables.map((t) => `'${t}'`).join()}) AND name NOT LIKE 'event_no%'`,
  );
  for (const { type, name } of rows) await tx.execute(`DROP ${type} ${name}`);
  // 400 MB of pages, so that what is written twice goes to the disk once; as openDatabase has it afterwards.
  await tx.execute('PRAGMA cache_size = -400000');
  await work();
  for (const { sql } of rows) await tx.execute(String(sql));
  await tx.execute('PRAGMA cache_size = -65536');
}

const TABLES = ['report', 'report_case', 'report_story', 'report_event'];
/** Padded, so that the order of names is that of coming into the index. */
const ID = `printf('r-%07d', i)`;

/** Fills a city with reports, their cases, words and log in bulk: a million in minutes. They are not in the public search. */
export async function makeCrowd(
  db: Database,
  { city, count, centre, spread, agencies, areas, categories, now, days }: Crowd,
): Promise<void> {
  await db.transact((tx) =>
    withoutTriggersAndIndexes(tx, TABLES, async () => {
      const { rows } = await tx.execute('SELECT coalesce(max(seq), 0) AS last FROM report');
      const base = Number(rows[0]?.last);
      await tx.execute({
        sql: `CREATE TABLE crowd AS ${FACTS}`,
        args: [
          count,
          now.getTime(),
          days,
          centre[0],
          centre[1],
          spread,
          ...[categories, agencies, areas].map((all) => JSON.stringify(all)),
        ],
      });
      const told = `json_object('categoryId', category, 'title', json_object('vi', 'Báo cáo số ' || i || ' ở ngõ ' || (i % 400)), 'status', status,
        'agencyId', agency, 'createdAt', ${instant('at')}, 'updatedAt', ${instant('moved')}, 'dueAt', ${instant('due')}, 'accuracy', 'sample',
        'source', json_object('name', 'bench', 'licence', 'CC0-1.0'))`;
      await tx.execute({
        sql: `WITH once AS MATERIALIZED (SELECT *, ${told} AS told FROM crowd) INSERT INTO report (seq, city, id, category, status, due_at, lng, lat, height, area_id, sort, props, name, detail, names_folded, words_folded,
            content, content_hash, origin, updated_at, published)
          SELECT ${base} + i, ?, ${ID}, category, status, due / 1000, lng, lat, 600, area, -at / 1000, substr(told, 2, length(told) - 2), told -> '$.title', NULL,
            'bao cao so ' || i || ' o ngo ' || (i % 400), '', json_insert(told, '$.id', ${ID}, '$.position', json_array(lng, lat)), '', 'portal',
            ${instant('moved')}, i % 50 <> 0
          FROM once`,
        args: [city],
      });
      const state = `CASE c.status ${Object.entries(STATES)
        .map(([status, one]) => `WHEN '${status}' THEN '${one}'`)
        .join(' ')} END`;
      const from = `FROM crowd c CROSS JOIN report r ON r.seq = ${base} + c.i`;
      await tx.execute(`INSERT INTO report_case (report, city, id, category, state, closed, priority, agency, area, channel, received_at, updated_at,
          due_at, paused_at) SELECT r.seq, r.city, r.id, c.category, ${state}, c.status IN ('done', 'rejected'),
          CASE WHEN c.i % 97 = 0 THEN 0 WHEN c.i % 19 = 0 THEN 1 ELSE 2 END, c.agency, c.area, 'app', c.at, c.moved, c.due,
          CASE WHEN c.status IN ('done', 'rejected') THEN c.moved END ${from}`);
      await tx.execute(`INSERT INTO case_text (rowid, words) SELECT r.seq, r.names_folded || ' ' || r.id ${from}`);
      await tx.execute(`INSERT INTO report_box SELECT r.seq, r.lng, r.lng, r.lat, r.lat ${from}`);
      const event = (kind: string, at: string, states: string, only = '1') =>
        tx.execute(`INSERT INTO report_event (city, report, at, kind, visibility, from_state, to_state, agency, data)
          SELECT '${city}', ${ID}, ${at}, '${kind}', 'public', ${states}, agency,
            json_object('due', due, 'category', category, 'area', area, 'published', json('true')) FROM crowd c WHERE ${only}`);
      await event('received', 'at', `NULL, 'received'`);
      await event('routed', 'at', `'received', 'forwarded'`);
      await event('moved', 'moved', `'forwarded', ${state}`, `status <> 'received'`);
      // As reading this log on would tell them, in a fraction of the time.
      const moved = `status <> 'received'`;
      const closed = `status IN ('done', 'rejected')`;
      await tx.execute(`INSERT INTO report_story (city, report, received, category, area, agency, state, forwarded, started, closed, due, reopened)
        SELECT '${city}', ${ID}, at, category, area, agency, ${state}, at, CASE WHEN ${moved} THEN moved END, CASE WHEN ${closed} THEN moved END,
          due, 0 FROM crowd c`);
      await tx.execute(`INSERT INTO story_day SELECT DISTINCT city, (received + 25200000) / 86400000, NULL FROM report_story
        WHERE city = '${city}' ON CONFLICT DO UPDATE SET columns = NULL`);
      await tx.execute('UPDATE story_mark SET seq = (SELECT max(seq) FROM report_event)');
      await tx.execute('DROP TABLE crowd');
    }),
  );
  await rebuildMap(db, now);
}
