import type { Transaction } from '@libsql/client';
import type { Database } from '../db/database.ts';

/** Levels of Web Mercator tiles at which reports are counted, as the triggers of the migrations have them, two apart. */
export const CELL_LEVELS = [6, 8, 10, 12, 14, 16, 18, 20] as const;
/** Level at which a report knows its cell. */
export const SPOT_LEVEL = 20;

/** What `cell_sum` keeps of a level: all reports, those of each agency, those of each category. */
const FACETS = [
  { facet: `''`, column: `''`, only: '1' },
  { facet: `'a:' || agency`, column: 'agency', only: `level < ${SPOT_LEVEL}` },
  { facet: `'c:' || category`, column: 'category', only: `level < ${SPOT_LEVEL}` },
];

const BECOMES_LATE = 'status < 2 AND late = 0 AND due_at < ?1';
const IS_NOT_LATE = 'status < 2 AND late = 1 AND due_at >= ?1';

/** Marks what has become late since somebody last looked (and unmarks what a clock put back has made early again). Mostly finds nothing to do. */
export async function advanceLate(db: Database, now: Date): Promise<void> {
  const args = [Math.floor(now.getTime() / 1000)];
  const sql = `SELECT EXISTS (SELECT 1 FROM report_spot WHERE ${BECOMES_LATE}) OR EXISTS (SELECT 1 FROM report_spot WHERE ${IS_NOT_LATE}) AS due`;
  const { rows } = await db.client.execute({ sql, args });
  if (rows[0]?.due !== 1) return;
  await db.write((client) =>
    client.batch(
      [
        { sql: `UPDATE report_spot SET late = 1 WHERE ${BECOMES_LATE}`, args },
        { sql: `UPDATE report_spot SET late = 0 WHERE ${IS_NOT_LATE}`, args },
      ],
      'write',
    ),
  );
}

/** Reads all reports onto the map anew, cells by grouping: many times faster than row by row. Answers what the triggers would have. */
async function rebuild(tx: Transaction, now: Date): Promise<void> {
  const { rows } = await tx.execute(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'report_spot'`);
  for (const { name } of rows) await tx.execute(`DROP TRIGGER ${name}`);
  await tx.execute('DELETE FROM report_spot');
  await tx.execute('DELETE FROM report_cell');
  await tx.execute('DELETE FROM cell_sum');
  await tx.execute({
    sql: `INSERT INTO report_spot (report, city, id, category, agency, published, status, due_at, lng, lat, height, x, y, late)
      SELECT *, status < 2 AND due_at < ? FROM report_as_spot`,
    args: [Math.floor(now.getTime() / 1000)],
  });
  const sums = 'sum(n), sum(reports), sum(lng), sum(lat), sum(height)';
  const key = 'city, published, category, agency, kind';
  await tx.execute(`INSERT INTO report_cell SELECT city, ${SPOT_LEVEL}, y, x, published, category, agency, kind, count(*), sum(report), sum(lng),
      sum(lat), sum(height) FROM report_spot GROUP BY y, x, ${key}`);
  // Each level from the one below it, which has fewer rows than there are reports.
  for (const level of CELL_LEVELS.toReversed().slice(1))
    await tx.execute(`INSERT INTO report_cell SELECT city, ${level}, y >> 2, x >> 2, published, category, agency, kind, ${sums} FROM report_cell
        WHERE level = ${level + 2} GROUP BY y >> 2, x >> 2, ${key}`);
  for (const { facet, column, only } of FACETS)
    await tx.execute(`INSERT INTO cell_sum SELECT city, level, ${facet}, published, y, x, kind, ${sums} FROM report_cell WHERE ${only}
        GROUP BY city, level, ${column}, published, y, x, kind`);
  for (const { sql } of rows) await tx.execute(String(sql));
}

export const rebuildMap = (db: Database, now: Date): Promise<void> => db.transact((tx) => rebuild(tx, now));

/** Puts the reports of a database that is older than the map's tables onto the map. */
export async function fillMap(db: Database, now: Date): Promise<void> {
  const { rows } = await db.client.execute('SELECT EXISTS (SELECT 1 FROM report) AND NOT EXISTS (SELECT 1 FROM report_spot) AS empty');
  if (rows[0]?.empty === 1) await rebuildMap(db, now);
}
