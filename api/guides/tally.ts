import type { Context } from 'hono';
import { isbot } from 'isbot';
import type { LocalText } from '../../data/contract.ts';
import { dayIn } from '../../data/model/validity.ts';
import { cityZone } from '../db/city-zone.ts';
import type { Database } from '../db/database.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import type { AppContext } from '../http/context.ts';
import { limiter } from '../http/limits.ts';
import type { StoryAt, StoryParent } from './recordings.ts';
import type { TallyEvent } from './tally-contract.ts';

/** Milliseconds between two times of writing down. What was counted since the last is lost when the process is killed. */
export const TALLY_EVERY = 10_000;

/** One thing that happened, without who. `day` and `hour` by the city's clock; `stop` and `lang` empty where they are not known. */
export interface Tallied extends StoryAt {
  day: string;
  hour: number;
  event: TallyEvent;
}
/** What a guide or a tour is called, and each of its stops. */
export interface StoryTitles extends StoryParent {
  title: LocalText;
  stops: Record<string, LocalText>;
}
const waiting = new WeakMap<Database, Map<string, Tallied & { n: number }>>();
const COLUMNS = ['city', 'day', 'hour', 'kind', 'parent', 'stop', 'lang', 'event'] as const satisfies (keyof Tallied)[];

/** Day and hour by a city's clock. */
export function cityHour(zone: string, at: Date): { day: string; hour: number } {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return { day: dayIn(zone, at), hour: Number(hour) };
}

/** Counts in memory: a write for each listener would empty the cache of answers each time. */
export function count(db: Database, one: Tallied): void {
  const counts = waiting.get(db) ?? new Map();
  waiting.set(db, counts);
  const key = COLUMNS.map((column) => one[column]).join(' ');
  counts.set(key, { ...one, n: (counts.get(key)?.n ?? 0) + 1 });
}

/** Writes down what was counted since the last time. What cannot be written is counted again with the next. */
export async function writeTally(db: Database): Promise<void> {
  const counts = waiting.get(db);
  if (!counts || counts.size === 0) return;
  waiting.delete(db);
  const statements = [...counts.values()].map(({ n, ...one }) => ({
    sql: `INSERT INTO story_tally (${COLUMNS.join(', ')}, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    args: [...COLUMNS.map((column) => one[column]), n],
  }));
  try {
    await db.write((writer) => writer.batch(statements));
  } catch (error) {
    for (const { n, ...one } of counts.values()) for (let i = 0; i < n; i++) count(db, one);
    throw error;
  }
}

/** Counts what a player told of a story that is known to be there. @throws ProblemError `too-many-requests` */
export function heardCounter({ db, config, now }: AppContext) {
  /** A walk through a city takes a fraction of it; a family behind one address too. */
  const perAddress = limiter({ name: 'heard', points: 600, duration: 3600 });
  return async (c: Context, at: StoryAt, event: TallyEvent): Promise<void> => {
    if (isbot(c.req.header('user-agent'))) return;
    await perAddress(addressPrefix(clientAddress(c, config.trustedHops)));
    count(db, { ...at, ...cityHour(await cityZone(db, at.city), now()), event });
  };
}
