/** What the model test knows of a city's cases, and how it looks whether the real ones are so. */
import { expect } from 'vitest';
import { type CaseState, CLOCK_STOPS, isClosed, publicStatus, wholeState } from '../../data/model/case-states.ts';
import { GRANTED, type Role } from '../../data/model/rights.ts';
import type { Receipt } from '../features/reports/intake-contract.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import type { Portal } from '../testing/make-portal.ts';
import { jsonOf, makeIdentity, makeReportInput, sendReport } from '../testing/send-report.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, readCase } from './case-row.ts';

export const CITY = 'mot';
export const AGENCIES = ['office', 'elsewhere'];
export const STAFF = {
  operator: makeIdentity('ioc-operator'),
  office: makeIdentity('agency-officer', ['office']),
  elsewhere: makeIdentity('agency-officer', ['elsewhere']),
  leader: makeIdentity('leader'),
  moderator: makeIdentity('moderator'),
  resident: makeIdentity('resident'),
};
export type Person = keyof typeof STAFF;
export const PEOPLE = Object.keys(STAFF) as Person[];

/** A case as it should be. */
export interface Model {
  id: string;
  state: CaseState;
  agency: string | null;
  version: number;
  events: number;
  parent: string | null;
  parts: string[];
  incident: string | null;
  /** What it was merged into. */
  into: string | null;
}
/** All cases of one run in the order in which they came, and its incidents. */
export interface World {
  cases: Model[];
  incidents: string[];
}
export interface Real {
  portal: Portal;
}

/** A word from outside: `Promise` in, what became of it out. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error) => {
      if (error instanceof ProblemError) return error.code;
      throw error;
    },
  );
}

export const contextOf = (portal: Portal): AppContext => ({
  ...portal,
  log: console as never,
  answers: null as never,
  identify: async () => null,
  now: () => portal.clock.now,
});
export const readReal = (portal: Portal, id: string) => readCase(portal.db.client, CITY, id);

export const reach = (person: Person, agency: string | null) => {
  const { role, scope } = STAFF[person].grants[0] as { role: Role; scope: { agencies?: string[] } };
  return { may: GRANTED[role], reaches: !scope.agencies || (agency !== null && scope.agencies.includes(agency)) };
};

/** A new report of this category: road goes to the office by rule, noise to nobody. */
export async function arrive({ app }: Portal, categoryId: string): Promise<Model> {
  const input = makeReportInput({ categoryId });
  const { id } = await jsonOf<Receipt>(sendReport((path, init) => app.request(path, init), CITY, input));
  return newCase(id, categoryId);
}
export const newCase = (id: string, categoryId: string, parent: string | null = null): Model => {
  const routed = categoryId === 'road';
  const start = routed
    ? { state: 'forwarded' as const, agency: 'office', events: 2 }
    : { state: 'received' as const, agency: null, events: 1 };
  return { id, ...start, version: 1, parent, parts: [], incident: null, into: null };
};

export const caseAt = ({ cases }: World, index: number): Model => {
  const found = cases[index % cases.length];
  if (!found) throw new Error('a world without cases');
  return found;
};
export const byId = ({ cases }: World, id: string): Model => {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`the model knows no case ${id}`);
  return found;
};

/** Something was written of a case: its version and its log are one further. @param moved and what it is a part of goes with it */
export function touched(world: World, model: Model, moved = false): void {
  model.version += 1;
  model.events += 1;
  if (model.parent === null || !moved) return;
  const whole = byId(world, model.parent);
  whole.state = wholeState(whole.parts.map((id) => byId(world, id).state));
  touched(world, whole);
}

/** Whether following what a case was merged into, one comes to `end`. */
export function leadsTo(world: World, from: Model, end: string): boolean {
  if (from.id === end) return true;
  return from.into !== null && leadsTo(world, byId(world, from.into), end);
}

interface Entry {
  kind: string;
  from: string | null;
  to: string | null;
  agency: string | null;
  data: { due?: number; incident?: string | null; rules?: string; turn?: number };
}

/** Looks at every case: it is as the model has it, and what must always hold does. */
export async function same(world: World, { portal }: Real): Promise<Map<string, CaseRow>> {
  const { client } = portal.db;
  const ids = JSON.stringify(world.cases.map(({ id }) => id));
  const cases = await client.execute({
    sql: `SELECT ${CASE_COLUMNS}, r.status, c.closed, c.merged_into FROM ${CASE_TABLES}
      WHERE c.city = ? AND c.id IN (SELECT value FROM json_each(?)) ORDER BY c.report`,
    args: [CITY, ids],
  });
  const log = await client.execute({
    sql: `SELECT report, kind, from_state, to_state, agency, data FROM report_event
      WHERE city = ? AND report IN (SELECT value FROM json_each(?)) ORDER BY seq`,
    args: [CITY, ids],
  });
  const entries = new Map<string, Entry[]>(world.cases.map(({ id }) => [id, []]));
  for (const { report, kind, from_state, to_state, agency, data } of log.rows)
    entries.get(String(report))?.push({
      kind: String(kind),
      from: from_state as string | null,
      to: to_state as string | null,
      agency: agency as string | null,
      data: JSON.parse(String(data)) as Entry['data'],
    });
  const rows = new Map(cases.rows.map((row) => [String(row.id), caseRow(row)]));
  expect([...rows.keys()]).toEqual(world.cases.map(({ id }) => id));
  for (const [i, model] of world.cases.entries()) {
    const row = rows.get(model.id) as CaseRow;
    const said = entries.get(model.id) ?? [];
    const stored = cases.rows[i];
    const { state, agency, version, parent, incident } = row;
    expect({ state, agency, version, parent, incident: incident?.id ?? null, into: stored?.merged_into, events: said.length }).toEqual({
      state: model.state,
      agency: model.agency,
      version: model.version,
      parent: model.parent,
      incident: model.incident,
      into: model.into,
      events: model.events,
    });
    expect([stored?.status, stored?.closed]).toEqual([publicStatus(state), isClosed(state) ? 1 : 0]);
    expect(row.pausedAt !== null).toBe(CLOCK_STOPS.includes(state));
    explained(row, said);
    const parts = model.parts.map((id) => rows.get(id) as CaseRow);
    expect(row.parts).toEqual({ total: parts.length, closed: parts.filter((part) => isClosed(part.state)).length });
    // A closed case calls nobody, and a whole calls through its parts.
    if (isClosed(state) || parts.length > 0) expect(row.escalated).toBe(0);
    expect(model.into === null).toBe(state !== 'merged');
    if (parts.length === 0) continue;
    expect([row.state, row.agency, row.parent, row.dueAt]).toEqual([
      wholeState(parts.map((part) => part.state)),
      null,
      null,
      Math.max(...parts.map((part) => part.dueAt)),
    ]);
    expect(state).not.toBe('merged');
  }
  return rows;
}

/** The log alone says how the case stands: each step begins where the last ended, and the last facts are the case's. */
function explained(row: CaseRow, said: readonly Entry[]): void {
  const steps = said.filter(({ to }) => to !== null);
  for (const [i, step] of steps.entries()) expect(step.from).toBe(i === 0 ? null : steps[i - 1]?.to);
  expect(steps.at(-1)?.to).toBe(row.state);
  expect(said.at(-1)?.agency ?? null).toBe(row.agency);
  expect(said.findLast(({ data }) => data.due !== undefined)?.data.due).toBe(row.dueAt);
  expect(said.findLast(({ kind }) => kind === 'joined')?.data.incident ?? null).toBe(row.incident?.id ?? null);
  // Of each rule's turns for one day each is told once, and in their order.
  const told = new Map<string, number>();
  for (const { kind, data } of said) {
    if (kind !== 'escalated') continue;
    const key = `${data.rules} ${data.due}`;
    expect(data.turn ?? 0).toBeGreaterThan(told.get(key) ?? 0);
    told.set(key, data.turn ?? 0);
  }
  // Told of for the day it has, it is marked; a mark without a word to anybody there is not.
  const ever = said.filter(({ kind }) => kind === 'escalated');
  if (row.escalated > 0) expect(ever).not.toEqual([]);
  if (row.parts.total === 0 && !isClosed(row.state) && ever.some(({ data }) => data.due === row.dueAt))
    expect(row.escalated).toBeGreaterThan(0);
}
