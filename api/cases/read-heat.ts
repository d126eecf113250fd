import { localMinutes, weekdayOf } from '../../data/model/working-time.ts';
import type { Heat } from '../features/cases/replay-contract.ts';
import type { Reader } from './case-row.ts';
import { areasAt, type CityRules, wardOf } from './city-rules.ts';
import type { Condition } from './list-cases.ts';

/** Metres of one degree of latitude. */
const DEGREE = 111_320;
const MOST_CELLS = 2000;
/** Cells whose ward is looked up: those that a table shows. */
const NAMED = 200;
/** Zones differ by half hours. */
const HALF_HOUR = 1_800_000;

/** How many of the cases under these conditions came where and when. @param cell metres */
export async function readHeat(db: Reader, where: Condition[], rules: CityRules, cell: number): Promise<Omit<Heat, 'from' | 'to'>> {
  const [, south, , north] = rules.extent;
  const dLat = cell / DEGREE;
  const dLng = cell / (DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180));
  const sql = where.map((one) => one.sql).join(' AND ');
  const args = where.flatMap((one) => one.args);
  const tables = 'report_case c CROSS JOIN report r ON r.seq = c.report';
  const [places, times] = await Promise.all([
    db.execute({
      sql: `SELECT CAST((r.lng + 180) / ? AS INTEGER) AS x, CAST((r.lat + 90) / ? AS INTEGER) AS y, count(*) AS n, avg(r.height) AS height
        FROM ${tables} WHERE ${sql} GROUP BY x, y ORDER BY n DESC, x, y LIMIT ?`,
      args: [dLng, dLat, ...args, MOST_CELLS + 1],
    }),
    db.execute({ sql: `SELECT c.received_at / ${HALF_HOUR} AS slot, count(*) AS n FROM ${tables} WHERE ${sql} GROUP BY slot`, args }),
  ]);
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  let total = 0;
  for (const row of times.rows) {
    const minutes = localMinutes(rules.timeZone, new Date(Number(row.slot) * HALF_HOUR));
    const day = hours[weekdayOf(Math.floor(minutes / 1440)) - 1];
    const hour = Math.floor((minutes % 1440) / 60);
    if (day) day[hour] = (day[hour] ?? 0) + Number(row.n);
    total += Number(row.n);
  }
  const today = new Date();
  const cells = places.rows.slice(0, MOST_CELLS).map((row, i) => {
    const [west, low] = [Number(row.x) * dLng - 180, Number(row.y) * dLat - 90];
    const areaId = i < NAMED ? wardOf(areasAt(rules, west + dLng / 2, low + dLat / 2, today)) : null;
    return {
      box: [west, low, west + dLng, low + dLat] as [number, number, number, number],
      height: Number(row.height),
      count: Number(row.n),
      areaId,
    };
  });
  return { total, cell, truncated: places.rows.length > MOST_CELLS, cells, hours };
}
