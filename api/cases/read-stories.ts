import type { Row, Transaction } from '@libsql/client';
import type { CaseState } from '../../data/model/case-states.ts';
import type { Database } from '../db/database.ts';
import { packDays } from './pack-days.ts';
import { readOn, type Story, type StoryEvent } from './story.ts';

/** Entries read in one transaction: some hundredths of a second. */
const PIECE = 1000;

const COLUMNS = [
  'received',
  'category',
  'area',
  'agency',
  'state',
  'forwarded',
  'started',
  'closed',
  'paused',
  'due',
  'first_due',
  'reopened',
  'degree',
];
const WRITE = `INSERT INTO report_story (city, report, ${COLUMNS.join(', ')})
  SELECT value ->> '$[0]', value ->> '$[1]', ${COLUMNS.map((_, i) => `value ->> '$[${i + 2}]'`).join(', ')} FROM json_each(?) WHERE true
  ON CONFLICT (city, report) DO UPDATE SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

const numberOrNull = (value: unknown) => (value === null || value === undefined ? null : Number(value));
const textOrNull = (value: unknown) => (value === null || value === undefined ? null : String(value));

export const storyOf = (row: Row): Story => ({
  received: Number(row.received),
  category: textOrNull(row.category),
  area: textOrNull(row.area),
  agency: textOrNull(row.agency),
  state: String(row.state) as CaseState,
  forwarded: numberOrNull(row.forwarded),
  started: numberOrNull(row.started),
  closed: numberOrNull(row.closed),
  paused: numberOrNull(row.paused),
  due: Number(row.due),
  firstDue: numberOrNull(row.first_due),
  reopened: row.reopened === 1,
  degree: textOrNull(row.degree),
});
const columnsOf = (s: Story) => [
  s.received,
  s.category,
  s.area,
  s.agency,
  s.state,
  s.forwarded,
  s.started,
  s.closed,
  s.paused,
  s.due,
  s.firstDue,
  s.reopened ? 1 : 0,
  s.degree,
];

const eventOf = (row: Row): StoryEvent => ({
  at: Number(row.at),
  kind: String(row.kind),
  to: textOrNull(row.to_state) as CaseState | null,
  agency: textOrNull(row.agency),
  data: JSON.parse(String(row.data)) as StoryEvent['data'],
});

/** Reads one piece of the log after the mark. @returns whether there may be more */
async function readPiece(tx: Transaction): Promise<boolean> {
  const events = await tx.execute({
    sql: `SELECT seq, city, report, at, kind, to_state, agency, data FROM report_event WHERE seq > (SELECT seq FROM story_mark) ORDER BY seq LIMIT ?`,
    args: [PIECE],
  });
  const last = events.rows.at(-1);
  if (!last) return false;
  const key = (row: Row) => JSON.stringify([row.city, row.report]);
  const keys = [...new Set(events.rows.map(key))];
  const known = await tx.execute({
    sql: `SELECT s.* FROM json_each(?) j CROSS JOIN report_story s WHERE s.city = j.value ->> '$[0]' AND s.report = j.value ->> '$[1]'`,
    args: [`[${keys.join(',')}]`],
  });
  const stories = new Map<string, Story | undefined>(known.rows.map((row) => [key(row), storyOf(row)]));
  for (const row of events.rows) stories.set(key(row), readOn(stories.get(key(row)), eventOf(row)));
  const told = [...stories].flatMap(([at, story]) => (story ? [[...(JSON.parse(at) as string[]), ...columnsOf(story)]] : []));
  await tx.execute({ sql: WRITE, args: [JSON.stringify(told)] });
  await tx.execute({ sql: 'UPDATE story_mark SET seq = ?', args: [Number(last.seq)] });
  return events.rows.length === PIECE;
}

/** Brings the stories up to the end of the log and packs their days, piece by piece, so that other writes pass between. */
export async function readStories(db: Database): Promise<void> {
  const { rows } = await db.client.execute('SELECT (SELECT max(seq) FROM report_event) > (SELECT seq FROM story_mark) AS behind');
  if (rows[0]?.behind === 1) while (await db.transact(readPiece));
  await packDays(db);
}

/** Makes all stories anew from the log. */
export async function rebuildStories(db: Database): Promise<void> {
  await db.transact(async (tx) => {
    await tx.execute('DELETE FROM report_story');
    await tx.execute('UPDATE story_mark SET seq = 0');
  });
  await readStories(db);
}
