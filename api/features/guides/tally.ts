import type { Database } from '../../db/database.ts';
import type { TallyEvent } from './tally-contract.ts';

/** Milliseconds between two times of writing down. What was counted since the last is lost when the process is killed. */
export const TALLY_EVERY = 10_000;

/** One thing that happened, without who. `day` and `hour` by the city's clock; `stop` and `lang` empty where they are not known. */
export interface Tallied {
  city: string;
  day: string;
  hour: number;
  guide: string;
  stop: string;
  lang: string;
  event: TallyEvent;
}
const waiting = new WeakMap<Database, Map<string, Tallied & { n: number }>>();

/** Counts in memory: a write for each listener would empty the cache of answers each time. */
export function count(db: Database, one: Tallied): void {
  const counts = waiting.get(db) ?? new Map();
  waiting.set(db, counts);
  const key = Object.values(one).join(' ');
  counts.set(key, { ...one, n: (counts.get(key)?.n ?? 0) + 1 });
}

/** Writes down what was counted since the last time. What cannot be written is counted again with the next. */
export async function writeTally(db: Database): Promise<void> {
  const counts = waiting.get(db);
  if (!counts || counts.size === 0) return;
  waiting.delete(db);
  const statements = [...counts.values()].map(({ city, day, hour, guide, stop, lang, event, n }) => ({
    sql: `INSERT INTO guide_tally (city, day, hour, guide, stop, lang, event, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    args: [city, day, hour, guide, stop, lang, event, n],
  }));
  try {
    await db.write((writer) => writer.batch(statements));
  } catch (error) {
    for (const { n, ...one } of counts.values()) for (let i = 0; i < n; i++) count(db, one);
    throw error;
  }
}
