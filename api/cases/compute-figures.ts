import type { Client, Row } from '@libsql/client';
import { type CaseState, CLOSED, isClosed } from '../../data/model/case-states.ts';
import type { FigureRow } from '../features/cases/figures-contract.ts';

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

interface Story {
  received: number;
  category: string | null;
  area: string | null;
  agency: string | null;
  forwarded: number | undefined;
  started: number | undefined;
  closed: number | undefined;
  state: CaseState;
  paused: number | undefined;
  due: number;
  /** The day before the first extension. */
  firstDue: number | undefined;
  reopened: boolean;
  degree: string | undefined;
}

const STARTS: readonly CaseState[] = ['accepted', 'scheduled', 'in_progress', 'on_hold', ...CLOSED];
/** Closed without being dealt with: neither on time nor late. */
const ASIDE: readonly CaseState[] = ['merged', 'cancelled'];
const numberOr = (value: unknown, other: number) => (value === null || value === undefined ? other : Number(value));

/** One report's events in order, as what the figures need of them. */
function tell(events: Row[]): Story | undefined {
  const first = events[0];
  if (first?.kind !== 'received') return;
  const story: Story = {
    received: Number(first.at),
    category: first.category === null ? null : String(first.category),
    area: first.area === null ? null : String(first.area),
    agency: null,
    forwarded: undefined,
    started: undefined,
    closed: undefined,
    state: 'received',
    paused: undefined,
    due: numberOr(first.due, 0),
    firstDue: undefined,
    reopened: false,
    degree: undefined,
  };
  for (const event of events) {
    const at = Number(event.at);
    story.due = numberOr(event.due, story.due);
    if (event.agency !== null) story.agency = String(event.agency);
    if (event.kind === 'extended') story.firstDue ??= numberOr(event.before, story.due);
    if (event.kind === 'rated') story.degree = String(event.degree);
    if (event.to_state === null || event.kind === 'received') continue;
    story.state = String(event.to_state) as CaseState;
    if (story.state === 'forwarded') story.forwarded ??= at;
    if (STARTS.includes(story.state)) story.started ??= at;
    if (story.state === 'reopened') story.reopened = true;
    // Answered, then done: it was dealt with at the answer.
    story.closed = isClosed(story.state) ? (story.closed ?? at) : undefined;
    story.paused = story.state === 'on_hold' ? at : undefined;
  }
  return story;
}

const HOUR = 3_600_000;
function median(values: number[], least: number): number | null {
  if (values.length < Math.max(1, least)) return null;
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return Math.round((value / HOUR) * 10) / 10;
}
const between = (from: number | undefined, to: number | undefined) =>
  from === undefined || to === undefined ? [] : [Math.max(0, to - from)];

function rowOf(id: string | null, stories: Story[], { now, least }: Pick<FigureAsk, 'now' | 'least'>): FigureRow {
  const hours = (from: 'received' | 'forwarded' | 'started', to: 'forwarded' | 'started' | 'closed') =>
    median(
      stories.flatMap((story) => between(story[from], story[to])),
      least,
    );
  const count = (fits: (story: Story) => boolean) => stories.filter(fits).length;
  const end = ({ closed, paused }: Story) => closed ?? paused ?? now;
  const judged = (story: Story) => !ASIDE.includes(story.state);
  const past = (story: Story) => judged(story) && end(story) > story.due;
  const inTime = (story: Story) => judged(story) && story.closed !== undefined && !past(story);
  const firstDay = ({ due, firstDue }: Story) => firstDue ?? due;
  return {
    id,
    received: stories.length,
    onTime: count((story) => inTime(story) && end(story) <= firstDay(story)),
    lateExtended: count((story) => inTime(story) && end(story) > firstDay(story)),
    late: count(past),
    backlog: count(({ closed }) => closed === undefined),
    reopened: count(({ reopened }) => reopened),
    rated: count(({ degree }) => degree !== undefined),
    satisfied: count(({ degree }) => degree === 'satisfied'),
    hours: {
      forward: hours('received', 'forwarded'),
      start: hours('forwarded', 'started'),
      close: hours('started', 'closed'),
      whole: hours('received', 'closed'),
    },
  };
}

/** Reads the log and computes figures from nothing else. Takes seconds for hundreds of thousands of reports: run it aside. */
export async function computeFigures(client: Client, ask: FigureAsk): Promise<{ rows: FigureRow[]; seq: number }> {
  const [{ rows }, last] = await Promise.all([
    client.execute({
      sql: `SELECT report, at, kind, to_state, agency, data ->> '$.due' AS due, data ->> '$.before' AS before, data ->> '$.category' AS category,
          data ->> '$.area' AS area, data ->> '$.degree' AS degree
        FROM report_event WHERE city = ? AND kind NOT IN ('noted', 'edited', 'moderated') ORDER BY report, seq`,
      args: [ask.city],
    }),
    client.execute('SELECT max(seq) AS seq FROM report_event'),
  ]);
  const groups = new Map<string | null, Story[]>();
  for (let i = 0; i < rows.length; ) {
    let end = i + 1;
    while (end < rows.length && rows[end]?.report === rows[i]?.report) end += 1;
    const story = tell(rows.slice(i, end));
    i = end;
    if (!story || story.received < ask.from || story.received >= ask.to) continue;
    if (ask.agencies && (story.agency === null || !ask.agencies.includes(story.agency))) continue;
    const key = ask.by === 'all' ? null : story[ask.by];
    const group = groups.get(key);
    if (group) group.push(story);
    else groups.set(key, [story]);
  }
  if (ask.by === 'all' && groups.size === 0) groups.set(null, []);
  const all = [...groups].map(([id, stories]) => rowOf(id, stories, ask));
  return {
    rows: all.sort((a, b) => (b.received ?? 0) - (a.received ?? 0) || String(a.id).localeCompare(String(b.id))),
    seq: Number(last.rows[0]?.seq ?? 0),
  };
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
