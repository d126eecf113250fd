import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_STATES, type CaseState, isClosed } from '../../data/model/case-states.ts';
import type { FigureRow } from '../features/cases/figures-contract.ts';
import { appendEvent, type NewEvent } from '../live/append-event.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { computeFigures } from './compute-figures.ts';
import { readStories, rebuildStories, storyOf } from './read-stories.ts';
import { readOn, type Story } from './story.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const REPORTS = Array.from({ length: 12 }, (_, i) => `r-${i}`);
const AGENCIES = ['office', 'roads', null];

let portal: Portal;
beforeAll(async () => {
  portal = await makePortal([makePack('mot')]);
});
afterAll(() => portal.close());

const which = fc.constantFrom(...REPORTS);
/** Any entries in any order, possible ones and others. */
const entry = fc.record({
  report: which,
  kind: fc.constantFrom<NewEvent['kind']>(
    'received',
    'routed',
    'moved',
    'moved',
    'moved',
    'assigned',
    'noted',
    'extended',
    'rated',
    'merged',
  ),
  to: fc.constantFrom(...CASE_STATES),
  agency: fc.constantFrom(...AGENCIES),
  due: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  before: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  after: fc.integer({ min: 0, max: 20 }),
  degree: fc.constantFrom('satisfied', 'partly', 'unsatisfied'),
  category: fc.constantFrom('road', 'noise'),
});
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;

let clock = START;
const told: { report: string; event: Parameters<typeof readOn>[1] }[] = [];
async function append({ report, kind, to, agency, due, before, after, degree, category }: Entry): Promise<void> {
  clock += after * HOUR;
  const moves = ['routed', 'moved', 'merged'].includes(kind);
  const data = {
    ...(due === undefined ? {} : { due: START + due * HOUR }),
    ...(kind === 'extended' && before !== undefined ? { before: START + before * HOUR } : {}),
    ...(kind === 'rated' ? { degree } : {}),
    ...(kind === 'received' ? { category, area: 'whole' } : {}),
  };
  const event = { city: 'mot', report, at: new Date(clock), kind, actor: null, visibility: 'public' as const, agency, data };
  await portal.db.transact((tx) => appendEvent(tx, { ...event, ...(moves ? { to } : {}) }));
  told.push({ report, event: { at: clock, kind, to: moves ? to : null, agency, data } });
}

/** The stories told from the first entry to the last, in memory. */
function fromTheLog(): Map<string, Story> {
  const stories = new Map<string, Story>();
  for (const { report, event } of told) {
    const story = readOn(stories.get(report), event);
    if (story) stories.set(report, story);
  }
  return stories;
}
async function kept(): Promise<Map<string, Story>> {
  const { rows } = await portal.db.client.execute('SELECT * FROM report_story');
  return new Map(rows.map((row) => [String(row.report), storyOf(row)]));
}
const sorted = (stories: Map<string, Story>) => [...stories].sort(([a], [b]) => (a < b ? -1 : 1));

const median = (values: number[], least: number) => {
  const all = [...values].sort((a, b) => a - b);
  if (all.length < Math.max(1, least)) return null;
  const half = (all.length - 1) / 2;
  return Math.round((((all[Math.floor(half)] ?? 0) + (all[Math.ceil(half)] ?? 0)) / 2 / HOUR) * 10) / 10;
};
/** What the figures mean, said plainly. */
function plainRow(id: string | null, stories: Story[], now: number, least: number): FigureRow {
  const many = (fits: (story: Story) => boolean) => stories.filter(fits).length;
  const judged = ({ state }: Story) => state !== 'merged' && state !== 'cancelled';
  const past = (s: Story) => judged(s) && (s.closed ?? s.paused ?? now) > s.due;
  const inTime = (s: Story) => judged(s) && s.closed !== null && !past(s);
  const first = (s: Story) => s.firstDue ?? s.due;
  const hours = (from: 'received' | 'forwarded' | 'started', to: 'forwarded' | 'started' | 'closed') =>
    median(
      stories.flatMap((s) => (s[from] === null || s[to] === null ? [] : [Math.max(0, Number(s[to]) - Number(s[from]))])),
      least,
    );
  return {
    id,
    received: stories.length,
    onTime: many((s) => inTime(s) && Number(s.closed) <= first(s)),
    lateExtended: many((s) => inTime(s) && Number(s.closed) > first(s)),
    late: many(past),
    backlog: many((s) => s.closed === null),
    reopened: many((s) => s.reopened),
    rated: many((s) => s.degree !== null),
    satisfied: many((s) => s.degree === 'satisfied'),
    hours: {
      forward: hours('received', 'forwarded'),
      start: hours('forwarded', 'started'),
      close: hours('started', 'closed'),
      whole: hours('received', 'closed'),
    },
  };
}

describe('what the log says of a report', () => {
  it('is the same read on piece by piece, made anew, and told from the log, and so are the figures', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 30, maxLength: 70 }),
        fc.nat(500),
        fc.constantFrom(1, 3),
        async (entries, later, least) => {
          for (const one of entries) {
            await append(one);
            if (one.after % 3 === 0) await readStories(portal.db);
          }
          await readStories(portal.db);
          // Whether its days were packed before or are for this answer.
          await portal.db.write((client) => client.execute(`UPDATE story_day SET columns = NULL WHERE day % 3 = ${later % 3}`));
          const plain = fromTheLog();
          expect(sorted(await kept())).toEqual(sorted(plain));
          const now = clock + later * HOUR;
          const [from, to] = [START + (later % 4) * 7 * HOUR, clock - 5 * HOUR];
          for (const by of ['all', 'agency', 'category'] as const)
            for (const agencies of [undefined, ['office']]) {
              const { rows, seq } = await computeFigures(portal.db.client, { city: 'mot', from, to, by, now, agencies, least });
              expect(seq).toBe(told.length);
              const mine = [...plain.values()].filter(
                (s) => s.received >= from && s.received < to && (!agencies || (s.agency !== null && agencies.includes(s.agency))),
              );
              const keys = by === 'all' ? [null] : [...new Set(mine.map((s) => s[by]))];
              const expected = keys.map((key) => plainRow(key, by === 'all' ? mine : mine.filter((s) => s[by] === key), now, least));
              const order = (all: FigureRow[]) => all.toSorted((a, b) => String(a.id).localeCompare(String(b.id)));
              expect(order(rows)).toEqual(order(expected));
            }
        },
      ),
      { numRuns: Number(process.env.STORY_RUNS ?? 12) },
    );
    const before = sorted(await kept());
    const packed = async () =>
      (await portal.db.client.execute('SELECT day, columns FROM story_day ORDER BY day')).rows.map((row) => [
        row.day,
        row.columns === null ? null : Buffer.from(row.columns as ArrayBuffer).toString('base64'),
      ]);
    await readStories(portal.db);
    const days = await packed();
    expect(days.every(([, columns]) => columns !== null)).toBe(true);
    await rebuildStories(portal.db);
    expect(await packed()).toEqual(days);
    expect(sorted(await kept())).toEqual(before);
    expect(before.length).toBeGreaterThan(6);
    expect(before.some(([, { state }]) => isClosed(state as CaseState))).toBe(true);
  }, 60_000);
});
