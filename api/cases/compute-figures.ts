import type { Client } from '@libsql/client';
import type { FigureRow } from '../features/cases/figures-contract.ts';
import { median } from './median.ts';
import { packDay, packDayOf } from './pack-days.ts';
import { FLAGS, STAGES, type StoryColumns, unpackStories } from './story-columns.ts';

export interface FigureAsk {
  city: string;
  /** Received in [from, to), milliseconds since 1970. */
  from: number;
  to: number;
  by: 'all' | 'category' | 'area' | 'agency';
  /** What counts as past. */
  now: number;
  /** Agencies that the reader may see; undefined: all. */
  agencies?: string[] | undefined;
  /** A median of fewer reports than this is left out; 1: none is. */
  least: number;
}

const HOUR = 3_600_000;
/** Days read at once, so that a year need not lie in memory. */
const TOGETHER = 40;

/** What is counted of the reports of one row. */
interface Group {
  received: number;
  late: number;
  /** How many have each set of FLAGS. */
  flags: Uint32Array;
  stages: Record<(typeof STAGES)[number], number[]>;
}
const newGroup = (): Group => ({
  received: 0,
  late: 0,
  flags: new Uint32Array(256),
  stages: { forward: [], start: [], close: [], whole: [] },
});
type Groups = Map<string | null, Group>;
function groupOf(groups: Groups, key: string | null): Group {
  const group = groups.get(key) ?? newGroup();
  groups.set(key, group);
  return group;
}

/** A stage that was not reached is no number. */
function push(values: number[], value = Number.NaN): void {
  if (value >= 0) values.push(value);
}

/** Counts one day's reports into their groups. */
function countDay(groups: Groups, { count, numbers, keys, flags }: StoryColumns, { from, to, by, now, agencies }: FigureAsk): void {
  const { received, lateAfter, forward, start, close, whole } = numbers;
  const key = by === 'all' ? undefined : keys[by];
  const own = key ? key.words.map((word) => groupOf(groups, word)) : [];
  const mine = agencies && keys.agency.words.map((word) => word !== null && agencies.includes(word));
  const all = key ? undefined : groupOf(groups, null);
  for (let i = 0; i < count; i++) {
    const at = received[i] ?? 0;
    if (at < from || at >= to || (mine && !mine[keys.agency.at[i] ?? 0])) continue;
    const group = all ?? own[key?.at[i] ?? 0];
    if (!group) continue;
    const bits = flags[i] ?? 0;
    group.flags[bits] = (group.flags[bits] ?? 0) + 1;
    group.received += 1;
    if (now > (lateAfter[i] ?? 0)) group.late += 1;
    push(group.stages.forward, forward[i]);
    push(group.stages.start, start[i]);
    push(group.stages.close, close[i]);
    push(group.stages.whole, whole[i]);
  }
}

/** @param values milliseconds */
function medianHours(values: number[], least: number): number | null {
  if (values.length < Math.max(1, least)) return null;
  return Math.round((median(new Float64Array(values)) / HOUR) * 10) / 10;
}

function rowOf(id: string | null, { received, late, flags, stages }: Group, least: number): FigureRow {
  const many = (flag: number) => flags.reduce((sum, n, bits) => (bits & flag ? sum + n : sum), 0);
  const [forward, start, close, whole] = STAGES.map((stage) => medianHours(stages[stage], least));
  const hours = { forward: forward ?? null, start: start ?? null, close: close ?? null, whole: whole ?? null };
  return {
    id,
    received,
    onTime: many(FLAGS.onTime),
    lateExtended: many(FLAGS.lateExtended),
    late,
    backlog: many(FLAGS.open),
    reopened: many(FLAGS.reopened),
    rated: many(FLAGS.rated),
    satisfied: many(FLAGS.satisfied),
    hours,
  };
}

/**
 * Figures of the reports' stories, which hold what the log says up to `seq` (see read-stories.ts), from the packed days; a day that was not packed
 * since something of it changed is packed for this answer. Medians are exact. Best aside: a million reports take some tenths of a second.
 */
export async function computeFigures(client: Client, ask: FigureAsk): Promise<{ rows: FigureRow[]; seq: number }> {
  const { city, by, least } = ask;
  const groups: Groups = by === 'all' ? new Map([[null, newGroup()]]) : new Map();
  const tx = await client.transaction('read');
  try {
    const mark = await tx.execute('SELECT seq FROM story_mark');
    const span = 'FROM story_day WHERE city = ? AND day > ? AND day <= ? ORDER BY day LIMIT ?';
    const last = packDayOf(ask.to);
    for (let after = packDayOf(ask.from) - 1; ; ) {
      const { rows } = await tx.execute({ sql: `SELECT day, columns ${span}`, args: [city, after, last, TOGETHER] });
      for (const { day, columns } of rows) {
        const bytes = columns === null ? (await packDay(tx, city, Number(day))).buffer : (columns as ArrayBuffer);
        countDay(groups, unpackStories(bytes), ask);
      }
      after = Number(rows.at(-1)?.day);
      if (rows.length < TOGETHER) break;
    }
    const found = [...groups].filter(([, { received }]) => by === 'all' || received > 0).map(([key, group]) => rowOf(key, group, least));
    return {
      rows: found.sort((a, b) => (b.received ?? 0) - (a.received ?? 0) || String(a.id).localeCompare(String(b.id))),
      seq: Number(mark.rows[0]?.seq ?? 0),
    };
  } finally {
    tx.close();
  }
}

/** Fewer reports than this could tell of somebody. */
export const SMALL = 5;

/**
 * The public's form: rows under five reports are left out, and so is every count that is under five or leaves under five of its whole: eleven
 * received and ten open would tell of the one that is closed. Medians of few are left out already where `least` was asked for.
 */
export function reduced(rows: FigureRow[]): FigureRow[] {
  const few = (count: number) => count > 0 && count < SMALL;
  const cell = (count: number | null, whole: number) => (count === null || few(count) || few(whole - count) ? null : count);
  return rows
    .filter(({ received }) => (received ?? 0) >= SMALL)
    .map((row) => {
      const received = row.received ?? 0;
      const rated = cell(row.rated, received);
      return {
        ...row,
        onTime: cell(row.onTime, received),
        lateExtended: cell(row.lateExtended, received),
        late: cell(row.late, received),
        backlog: cell(row.backlog, received),
        reopened: cell(row.reopened, received),
        rated,
        satisfied: rated === null ? null : cell(row.satisfied, rated),
      };
    });
}
