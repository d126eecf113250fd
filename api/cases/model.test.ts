import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CASE_STATES } from '../../data/model/case-states.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { computeFigures } from './compute-figures.ts';
import { advanceLate, rebuildMap } from './map-cells.ts';
import { tryEscalate, tryJoin, tryJoinAll, tryOpen, trySplit, tryTell } from './model-families.factory.ts';
import { type Try, tryExtend, tryMove, tryNote, tryPriority, tryReopen, tryWait } from './model-moves.factory.ts';
import { AGENCIES, arrive, CITY, PEOPLE, type World } from './model-world.factory.ts';
import { readStories } from './read-stories.ts';

/** Tries in CI; more by hand with CASE_RUNS. */
const RUNS = Number(process.env.CASE_RUNS ?? 40);

let portal: Portal;
beforeAll(async () => {
  const agencies = AGENCIES.map((id) => ({ id, name: { vi: id } }));
  const routing = [{ id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
  portal = await makePortal([makePack(CITY, { agencies, routing })], { config: { reportsPerHour: 100_000 } });
});
afterAll(() => portal.close());

const often = <T>(usual: T, other: T) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(other) });
const which = fc.nat({ max: 11 });
const anybody = fc.constantFrom(...PEOPLE);
/** Who may arrange cases, more often than who may not. */
const operator = fc.oneof(fc.constant('operator' as const), fc.constant('operator' as const), anybody);
const tried = (person: fc.Arbitrary<Try['person']>): fc.Arbitrary<Try> => fc.record({ person, which, stale: often(false, true) });
const moves = fc
  .tuple(tried(fc.oneof(operator, anybody)), fc.constantFrom(...CASE_STATES), fc.constantFrom(...AGENCIES), often(true, false), which)
  .map((parts) => tryMove(...parts));
const commands = [
  moves,
  moves,
  moves,
  moves,
  tried(anybody).map(tryNote),
  tried(fc.oneof(operator, anybody)).map(tryExtend),
  fc.tuple(tried(operator), fc.constantFrom('urgent' as const, 'high' as const, 'normal' as const)).map((parts) => tryPriority(...parts)),
  which.map(tryReopen),
  fc.integer({ min: 1, max: 300 }).map(tryWait),
  fc.constant(null).map(tryEscalate),
  fc.constant(null).map(tryEscalate),
  tried(operator).map(trySplit),
  tried(operator).map(trySplit),
  fc.tuple(operator, fc.array(which, { minLength: 1, maxLength: 4 })).map((parts) => tryOpen(...parts)),
  fc.tuple(tried(operator), fc.option(which, { freq: 4 })).map((parts) => tryJoin(...parts)),
  fc
    .tuple(operator, fc.array(which, { minLength: 1, maxLength: 4 }), fc.option(which, { freq: 3 }), often(false, true))
    .map((parts) => tryJoinAll(...parts)),
  fc.tuple(operator, which, fc.constantFrom(undefined, 'answered' as const, 'done' as const)).map((parts) => tryTell(...parts)),
];

it(
  'cases move as the table says and no other way, whoever tries, whole, split or together, and the log explains them',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 40 }), async (tries) => {
        portal.clock.now = new Date('2026-01-14T03:00:00Z');
        // Cases of earlier runs rest.
        await portal.db.write((client) => client.execute('UPDATE report_case SET escalate_at = NULL'));
        const world: World = { cases: [], incidents: [] };
        for (const category of ['road', 'noise', 'road']) world.cases.push(await arrive(portal, category));
        await fc.asyncModelRun(() => ({ model: world, real: { portal } }), tries);
      }),
      { numRuns: RUNS },
    );
    expect((await verifyAudit(portal.db.client)).broken).toBeNull();
    await addsUp();
  },
  60_000 + RUNS * 300,
);

/** What is counted is what is there: on the map, in the figures, whole by whole. */
async function addsUp(): Promise<void> {
  const { client } = portal.db;
  const rowsOf = async (sql: string) => (await client.execute(sql)).rows.map((row) => ({ ...row }));
  const cells = 'SELECT city, level, y, x, published, category, agency, kind, n, reports FROM report_cell ORDER BY 1, 2, 3, 4, 5, 6, 7, 8';
  await advanceLate(portal.db, portal.clock.now);
  const kept = await rowsOf(cells);
  await rebuildMap(portal.db, portal.clock.now);
  expect(await rowsOf(cells)).toEqual(kept);
  await readStories(portal.db);
  const whole = 'EXISTS (SELECT 1 FROM report_case k WHERE k.city = c.city AND k.parent = c.id)';
  expect(
    await rowsOf(`SELECT s.*, c.state, c.closed, c.due_at, c.agency FROM report_story s JOIN report_case c ON c.city = s.city AND c.id = s.report
      WHERE NOT ${whole} AND (s.state <> c.state OR (s.closed IS NULL) = c.closed OR (s.paused IS NULL) = (c.state = 'on_hold')
        OR s.due <> c.due_at OR s.agency IS NOT c.agency)`),
  ).toEqual([]);
  const ask = { city: CITY, from: 0, to: Number.MAX_SAFE_INTEGER, by: 'all', now: portal.clock.now.getTime(), least: 1 } as const;
  const [figures] = (await computeFigures(client, ask)).rows;
  const [all] = await rowsOf(`SELECT count(*) AS received, sum(1 - closed) AS backlog FROM report_case c
    WHERE NOT ${whole}`);
  expect([figures?.received, figures?.backlog]).toEqual([all?.received, all?.backlog]);
}
