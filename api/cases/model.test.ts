import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CASE_MOVES, CASE_STATES, type CaseState, CLOCK_STOPS, isClosed, publicStatus } from '../../data/model/case-states.ts';
import { GRANTED, type Role } from '../../data/model/rights.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { MoveCase } from '../features/cases/contract.ts';
import type { Receipt } from '../features/reports/intake-contract.ts';
import { ProblemError } from '../http/problem.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { jsonOf, makeIdentity, makeReportInput, sendReport } from '../testing/send-report.ts';
import { type CaseRow, readCase } from './case-row.ts';
import { reopenCase } from './reporter.ts';
import { moveCase } from './verbs/move-case.ts';
import { noteCase } from './verbs/note-case.ts';

/** Tries in CI; more by hand with CASE_RUNS. */
const RUNS = Number(process.env.CASE_RUNS ?? 40);
const AGENCIES = ['office', 'elsewhere'];
const STAFF = {
  operator: makeIdentity('ioc-operator'),
  office: makeIdentity('agency-officer', ['office']),
  elsewhere: makeIdentity('agency-officer', ['elsewhere']),
  leader: makeIdentity('leader'),
  moderator: makeIdentity('moderator'),
  resident: makeIdentity('resident'),
};
type Person = keyof typeof STAFF;

let portal: Portal;
let target: string;
beforeAll(async () => {
  const agencies = AGENCIES.map((id) => ({ id, name: { vi: id } }));
  const routing = [{ id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
  portal = await makePortal([makePack('mot', { agencies, routing })], { config: { reportsPerHour: 100_000 } });
  target = (await send('road')).id;
});
afterAll(() => portal.close());
const send = (categoryId: string) =>
  jsonOf<Receipt>(sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ categoryId })));
const context = () => ({
  ...portal,
  log: console as never,
  answers: null as never,
  identify: async () => null,
  now: () => portal.clock.now,
});
const read = (id: string) => readCase(portal.db.client, 'mot', id);

/** What the model knows of a case. */
interface Model {
  state: CaseState;
  agency: string | null;
  version: number;
  events: number;
}
interface Real {
  id: string;
}

const reads = (person: Person, agency: string | null) => {
  const { role, scope } = STAFF[person].grants[0] as { role: Role; scope: { agencies?: string[] } };
  return { may: GRANTED[role], reaches: !scope.agencies || (agency !== null && scope.agencies.includes(agency)) };
};

async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error) => {
      if (error instanceof ProblemError) return error.code;
      throw error;
    },
  );
}
async function same(model: Model, { id }: Real): Promise<CaseRow> {
  const row = await read(id);
  expect([row.state, row.agency, row.version]).toEqual([model.state, model.agency, model.version]);
  expect(row.pausedAt !== null).toBe(CLOCK_STOPS.includes(row.state));
  const { rows } = await portal.db.client.execute({ sql: 'SELECT count(*) AS n FROM report_event WHERE report = ?', args: [id] });
  expect(Number(rows[0]?.n)).toBe(model.events);
  const shown = await portal.db.client.execute({
    sql: 'SELECT r.status, c.closed FROM report r JOIN report_case c ON c.report = r.seq WHERE r.id = ?',
    args: [id],
  });
  expect([shown.rows[0]?.status, shown.rows[0]?.closed]).toEqual([publicStatus(row.state), isClosed(row.state) ? 1 : 0]);
  return row;
}

/** A try to move a case by somebody, with or without what the move needs, on the right version or an old one. */
class Move implements fc.AsyncCommand<Model, Real> {
  readonly person: Person;
  readonly to: CaseState;
  readonly agency: string;
  readonly given: boolean;
  readonly stale: boolean;
  constructor(person: Person, to: CaseState, agency: string, given: boolean, stale: boolean) {
    [this.person, this.to, this.agency, this.given, this.stale] = [person, to, agency, given, stale];
  }
  check = () => true;
  toString = () => `${this.person}: ${this.to} ${this.agency}${this.given ? '' : ' bare'}${this.stale ? ' stale' : ''}`;
  async run(model: Model, real: Real) {
    const seen = await read(real.id);
    const version = model.version - (this.stale ? 1 : 0);
    const needs = { agencyId: this.agency, reason: 'vì', answer: 'đáp', day: '2026-02-02', caseId: target };
    const input: MoveCase = { version, to: this.to, ...(this.given ? needs : {}) };
    const found = await outcome(moveCase(context(), STAFF[this.person], seen, input));
    const move = CASE_MOVES.find((one) => one.to === this.to && one.from.includes(model.state));
    const { may, reaches } = reads(this.person, model.agency);
    const allowed = reaches && may.includes('read:case') && (!move || move.by.some((by) => (may as readonly string[]).includes(by)));
    const sits = this.to === 'forwarded' && model.state === 'forwarded' && model.agency === this.agency;
    const expected = !allowed
      ? 'forbidden'
      : this.stale
        ? 'version-conflict'
        : !move
          ? 'move-not-allowed'
          : move.needs.length > 0 && !this.given
            ? 'bad-request'
            : sits
              ? 'move-not-allowed'
              : 'done';
    expect(found).toBe(expected);
    if (expected === 'done') {
      model.state = this.to;
      model.version += 1;
      model.events += 1;
      if (this.to === 'forwarded') model.agency = this.agency;
    }
    await same(model, real);
  }
}
class Note implements fc.AsyncCommand<Model, Real> {
  readonly person: Person;
  constructor(person: Person) {
    this.person = person;
  }
  check = () => true;
  toString = () => `${this.person}: note`;
  async run(model: Model, real: Real) {
    const found = await outcome(noteCase(context(), STAFF[this.person], await read(real.id), { text: 'ghi' }));
    const { may, reaches } = reads(this.person, model.agency);
    const expected = reaches && may.includes('note:case') ? 'done' : 'forbidden';
    expect(found).toBe(expected);
    if (expected === 'done') {
      model.version += 1;
      model.events += 1;
    }
    await same(model, real);
  }
}
class Reopen implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  toString = () => 'reporter: reopen';
  async run(model: Model, real: Real) {
    const found = await outcome(reopenCase(context(), await read(real.id), { reason: 'chưa xong' }));
    const fits = ['answered', 'done', 'not_accepted'].includes(model.state);
    expect(found).toBe(fits ? 'done' : 'move-not-allowed');
    if (fits) {
      model.state = 'reopened';
      model.version += 1;
      model.events += 1;
    }
    await same(model, real);
  }
}
class Wait implements fc.AsyncCommand<Model, Real> {
  readonly hours: number;
  constructor(hours: number) {
    this.hours = hours;
  }
  check = () => true;
  toString = () => `${this.hours} h pass`;
  async run(model: Model, real: Real) {
    const before = await same(model, real);
    portal.clock.now = new Date(portal.clock.now.getTime() + this.hours * 3_600_000);
    expect((await same(model, real)).dueAt).toBe(before.dueAt);
  }
}

it('a case moves as the table says and no other way, whoever tries', async () => {
  const person = fc.constantFrom(...(Object.keys(STAFF) as Person[]));
  const often = <T>(usual: T, other: T) =>
    fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(other) });
  const moves = fc
    .tuple(person, fc.constantFrom(...CASE_STATES), fc.constantFrom(...AGENCIES), often(true, false), often(false, true))
    .map((parts) => new Move(...parts));
  const others = [
    person.map((one) => new Note(one)),
    fc.constant(new Reopen()),
    fc.integer({ min: 1, max: 300 }).map((hours) => new Wait(hours)),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.commands([moves, moves, moves, ...others], { maxCommands: 25 }),
      fc.constantFrom('road', 'noise'),
      async (commands, category) => {
        portal.clock.now = new Date('2026-01-14T03:00:00Z');
        const { id } = await send(category);
        const routed = category === 'road';
        const model: Model = {
          state: routed ? 'forwarded' : 'received',
          agency: routed ? 'office' : null,
          version: 1,
          events: routed ? 2 : 1,
        };
        await fc.asyncModelRun(() => ({ model, real: { id } }), commands);
      },
    ),
    { numRuns: RUNS },
  );
  expect((await verifyAudit(portal.db.client)).broken).toBeNull();
});
