/** What can be tried with several cases at once: split, incident, escalation; each with what the model says becomes of it. */
import type fc from 'fast-check';
import { expect } from 'vitest';
import { isClosed, moveBetween } from '../../data/model/case-states.ts';
import type { ReportsJoined } from '../features/cases/incident-contract.ts';
import { escalateCases } from './escalate-cases.ts';
import type { Try } from './model-moves.factory.ts';
import {
  byId,
  CITY,
  caseAt,
  contextOf,
  newCase,
  outcome,
  type Person,
  type Real,
  reach,
  readReal,
  STAFF,
  same,
  touched,
  type World,
} from './model-world.factory.ts';
import { joinIncident, openIncident } from './verbs/join-incident.ts';
import { joinReports } from './verbs/join-reports.ts';
import { splitCase } from './verbs/split-case.ts';
import { tellIncident } from './verbs/tell-incident.ts';

type Command = fc.AsyncCommand<World, Real>;
const wordsOf = ({ person, which, stale }: Try) => `${person} #${which}${stale ? ' stale' : ''}`;
const command = (name: string, run: Command['run']): Command => ({ check: () => true, toString: () => name, run });
const PARTS = ['road', 'noise'];

export const trySplit = (by: Try) =>
  command(`${wordsOf(by)}: split`, async (world, real) => {
    const model = caseAt(world, by.which);
    const seen = await readReal(real.portal, model.id);
    const parts = PARTS.map((categoryId) => ({ categoryId, title: categoryId, description: 'phần' }));
    const input = { version: model.version - (by.stale ? 1 : 0), parts };
    const found = await outcome(splitCase(contextOf(real.portal), STAFF[by.person], seen, input));
    const { may, reaches } = reach(by.person, model.agency);
    const expected = !(reaches && may.includes('arrange:case'))
      ? 'forbidden'
      : by.stale
        ? 'version-conflict'
        : isClosed(model.state) || model.parts.length > 0 || model.parent !== null
          ? 'move-not-allowed'
          : 'done';
    expect(found).toBe(expected);
    if (expected === 'done') {
      const sql = 'SELECT id FROM report_case WHERE city = ? AND parent = ? ORDER BY report';
      const { rows } = await real.portal.db.client.execute({ sql, args: [CITY, model.id] });
      model.parts = rows.map(({ id }) => String(id));
      expect(model.parts).toHaveLength(PARTS.length);
      for (const [i, id] of model.parts.entries()) world.cases.push(newCase(id, PARTS[i] ?? '', model.id));
      Object.assign(model, { state: 'in_progress', agency: null });
      touched(world, model);
    }
    await same(world, real);
  });

export const tryOpen = (person: Person, which: readonly number[]) =>
  command(`${person}: opens an incident of #${which.join(' #')}`, async (world, real) => {
    const all = [...new Set(which.map((one) => caseAt(world, one)))];
    const input = { title: 'Mưa lớn', caseIds: all.map(({ id }) => id) };
    let id = '';
    const found = await outcome(
      openIncident(contextOf(real.portal), STAFF[person], CITY, input).then((made) => {
        id = made;
      }),
    );
    const may = reach(person, null).may.includes('arrange:case');
    expect(found).toBe(may ? 'done' : 'forbidden');
    if (may) {
      world.incidents.push(id);
      for (const model of all) {
        model.incident = id;
        touched(world, model);
      }
    }
    await same(world, real);
  });

/** @param incident which of those that are; null: out of the one it is in */
export const tryJoin = (by: Try, incident: number | null) =>
  command(`${wordsOf(by)}: ${incident === null ? 'leaves' : `joins ${incident}`}`, async (world, real) => {
    const model = caseAt(world, by.which);
    const seen = await readReal(real.portal, model.id);
    const id = incident === null ? null : (world.incidents[incident % world.incidents.length] ?? 'no-such');
    const input = { version: model.version - (by.stale ? 1 : 0), incidentId: id };
    const found = await outcome(joinIncident(contextOf(real.portal), STAFF[by.person], seen, input));
    const { may, reaches } = reach(by.person, model.agency);
    const expected = !(reaches && may.includes('arrange:case'))
      ? 'forbidden'
      : by.stale
        ? 'version-conflict'
        : id === 'no-such'
          ? 'bad-request'
          : 'done';
    expect(found).toBe(expected);
    if (expected === 'done') {
      model.incident = id;
      touched(world, model);
    }
    await same(world, real);
  });

/** Many at once, each by itself. @param into which incident; null: a new one */
export const tryJoinAll = (person: Person, which: readonly number[], into: number | null, stale: boolean) =>
  command(`${person}: joins #${which.join(' #')} to ${into ?? 'a new one'}${stale ? ', the first stale' : ''}`, async (world, real) => {
    const all = [...new Set(which.map((one) => caseAt(world, one)))];
    const cases = all.map(({ id, version }, i) => ({ id, version: stale && i === 0 ? version - 1 : version }));
    const incidentId = into === null ? undefined : (world.incidents[into % world.incidents.length] ?? 'no-such');
    const input = incidentId === undefined ? { title: 'Bão', cases } : { incidentId, cases };
    let answer: ReportsJoined | undefined;
    const found = await outcome(
      joinReports(contextOf(real.portal), STAFF[person], CITY, input).then((said) => {
        answer = said;
      }),
    );
    const may = reach(person, null).may.includes('arrange:case');
    expect(found).toBe(!may ? 'forbidden' : incidentId === 'no-such' ? 'bad-request' : 'done');
    if (answer) {
      const id = answer.incidentId;
      // A stale one that is in it already is left as it is.
      const late = all.filter((model, i) => stale && i === 0 && (incidentId === undefined || model.incident !== incidentId));
      const fine = all.filter((model) => !late.includes(model));
      expect(answer).toEqual({
        incidentId: fine.length === 0 ? (incidentId ?? null) : id,
        joined: fine.map((one) => one.id),
        refused: late.map((one) => ({ id: one.id, code: 'version-conflict' })),
      });
      if (id !== null && incidentId === undefined) world.incidents.push(id);
      for (const model of fine) {
        if (model.incident === id) continue;
        model.incident = id;
        touched(world, model);
      }
    }
    await same(world, real);
  });

/** All open reports of an incident are told the same, and none beside them. */
export const tryTell = (person: Person, which: number, to: 'answered' | 'done' | undefined) =>
  command(`${person}: tells ${which}${to ? ` that it is ${to}` : ''}`, async (world, real) => {
    const id = world.incidents[which % world.incidents.length];
    if (id === undefined) return;
    const open = world.cases.filter(({ incident, state }) => incident === id && !isClosed(state));
    let reached = { told: [] as string[], closed: [] as string[] };
    const found = await outcome(
      tellIncident(contextOf(real.portal), STAFF[person], CITY, id, { text: 'Nước rút', ...(to ? { to } : {}) }).then((answer) => {
        reached = answer;
      }),
    );
    const may = reach(person, null).may.includes('arrange:case');
    expect(found).toBe(may ? 'done' : 'forbidden');
    if (may) {
      const ends = open.filter((model) => to && model.parts.length === 0 && moveBetween(model.state, to));
      expect(reached).toEqual({ told: open.map((one) => one.id), closed: ends.map((one) => one.id) });
      for (const model of open) {
        const ended = to !== undefined && ends.includes(model);
        if (ended) model.state = to;
        touched(world, model, ended);
      }
      const sql = `SELECT e.report FROM json_each(?) j JOIN report_event e ON e.city = ? AND e.report = j.value
        WHERE e.text = 'Nước rút' AND e.visibility = 'public' AND e.at = ? GROUP BY e.report`;
      const args = [JSON.stringify(world.cases.map((one) => one.id)), CITY, real.portal.clock.now.getTime()];
      const { rows } = await real.portal.db.client.execute({ sql, args });
      expect(rows.map(({ report }) => String(report))).toEqual(expect.arrayContaining(open.map((one) => one.id)));
    }
    await same(world, real);
  });

/** Those in charge are told of what nears or passed its day: asked again at once, nobody is told again. */
export const tryEscalate = () =>
  command('escalation', async (world, real) => {
    const { portal } = real;
    const before = await same(world, real);
    const count = async () => {
      const sql = `SELECT report, count(*) AS n FROM json_each(?) j JOIN report_event e ON e.city = ? AND e.report = j.value
        WHERE e.kind = 'escalated' GROUP BY e.report`;
      const args = [JSON.stringify(world.cases.map(({ id }) => id)), CITY];
      const { rows } = await portal.db.client.execute({ sql, args });
      return new Map(rows.map(({ report, n }) => [String(report), Number(n)]));
    };
    const [had] = [await count(), await escalateCases(contextOf(portal))];
    const has = await count();
    expect(await escalateCases(contextOf(portal))).toBe(0);
    for (const [id, n] of has) {
      const more = n - (had.get(id) ?? 0);
      if (more === 0) continue;
      const model = byId(world, id);
      expect(more).toBe(1);
      expect([isClosed(model.state), before.get(id)?.pausedAt, model.parts]).toEqual([false, null, []]);
      touched(world, model);
    }
    const after = await same(world, real);
    // Whoever is past the day and runs was told of.
    for (const row of after.values())
      if (!isClosed(row.state) && row.pausedAt === null && row.parts.total === 0 && row.dueAt <= portal.clock.now.getTime())
        expect(row.escalated).toBe(2);
  });
