import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isClosed } from '../../../data/model/case-states.ts';
import { type LogStep, type Standing, standAfter, standingsAt } from '../../../data/model/replay.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport } from '../../testing/send-report.ts';
import type { CaseDetail } from './contract.ts';
import { Heat, Replay } from './replay-contract.ts';

let portal: Portal;
const HOUR = 3_600_000;
const START = Date.parse('2026-01-14T00:00:00+07:00');
const agencies = ['office', 'roads'].map((id) => ({ id, name: { vi: id } }));
const identify = identifyBy({ operator: makeIdentity('ioc-operator'), officer: makeIdentity('agency-officer', ['office']) });
const routing = [{ id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
beforeAll(async () => {
  portal = await makePortal([makePack('mot', { agencies, routing, reports: [makeReport('tu-goi', { agencyId: 'roads' })] })], { identify });
});
afterAll(() => portal.close());

const get = (path: string, as = 'operator') => portal.app.request(`/api/cities/mot/${path}`, { headers: { 'x-as': as } });
const post = (path: string, body: unknown) =>
  portal.app.request(`/api/cities/mot/cases/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'x-as': 'operator', 'content-type': 'application/json' },
  });
const replay = async (day: string, as = 'operator') => Replay.parse(await (await get(`replay?day=${day}`, as)).json());

/** How every case stands at an instant by the whole log, from its first entry on: what a replay must come to as well. */
async function byTheLog(at: number): Promise<Map<string, Standing>> {
  const { rows } = await portal.db.client.execute({
    sql: `SELECT report, to_state, agency, data FROM report_event WHERE at <= ? ORDER BY seq`,
    args: [at],
  });
  const all = new Map<string, Standing>();
  for (const row of rows) {
    const { due = null, priority = null } = JSON.parse(String(row.data)) as Partial<LogStep>;
    const step = { state: row.to_state as LogStep['state'], agency: row.agency as string | null, due, priority };
    all.set(String(row.report), standAfter(all.get(String(row.report)) ?? null, step));
  }
  return all;
}

describe('a day’s replay', () => {
  it('stands at every moment as the log says, and at the end as the cases do', async () => {
    const step = fc.record({
      wait: fc.integer({ min: 1, max: 9 * 60 }),
      which: fc.nat(),
      act: fc.constantFrom('send', 'move', 'move', 'move', 'assign', 'note'),
      choice: fc.nat(),
    });
    let begin = START;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 25 }), async (story) => {
        let clock = begin;
        const ids: string[] = [];
        for (const { wait, which, act, choice } of story) {
          clock += wait * 60_000;
          portal.clock.now = new Date(clock);
          const id = ids[which % Math.max(1, ids.length)];
          if (act === 'send' || id === undefined) {
            const categoryId = ['road', 'noise', 'danger'][choice % 3] ?? 'road';
            const sent = await sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ categoryId }));
            ids.push((await jsonOf<{ id: string }>(sent)).id);
            continue;
          }
          const item = await jsonOf<CaseDetail>(get(`cases/${id}`));
          if (act === 'note') await post(`${id}/notes`, { text: 'x' });
          if (act === 'assign')
            await post(`${id}/assignments`, { version: item.version, priority: ['urgent', 'high', 'normal'][choice % 3] });
          const moves = item.moves.filter((to) => to !== 'merged');
          const to = moves[choice % Math.max(1, moves.length)];
          if (act === 'move' && to) {
            // Where it is already it cannot be sent.
            const elsewhere = agencies.find(({ id: agency }) => agency !== item.agencyId)?.id;
            const more = { reason: 'vì', answer: 'xong', day: '2026-12-01', agencyId: elsewhere };
            expect((await post(`${id}/moves`, { version: item.version, to, ...more })).status).toBe(200);
          }
        }
        const end = clock + HOUR;
        portal.clock.now = new Date(end);
        for (let at = begin; at < end; at += 24 * HOUR) {
          const day = new Date(at + 7 * HOUR).toISOString().slice(0, 10);
          const played = await replay(day);
          for (const part of [0, 0.3, 0.77, 1]) {
            const moment = Math.round(played.from + (Math.min(played.to, end) - 1 - played.from) * part);
            const now = standingsAt(
              played.cases.map((one) => one.start),
              played.steps,
              moment,
            );
            const told = new Map(played.cases.flatMap(({ id }, i) => (now[i] ? [[id, now[i]] as const] : [])));
            const truth = await byTheLog(moment);
            for (const [id, standing] of told) expect({ id, ...standing }).toEqual({ id, ...truth.get(id) });
            // Nothing that was open then is missing.
            for (const [id, standing] of truth) if (!isClosed(standing.state)) expect([id, told.has(id)]).toEqual([id, true]);
            expect([...told.keys()].every((id) => truth.has(id))).toBe(true);
          }
        }
        const { rows } = await portal.db.client.execute('SELECT id, state, agency, due_at FROM report_case');
        const truth = await byTheLog(end);
        for (const row of rows)
          expect({ id: row.id, ...truth.get(String(row.id)) }).toMatchObject({
            id: row.id,
            state: row.state,
            agency: row.agency,
            due: row.due_at,
          });
        begin = end + 24 * HOUR;
      }),
      { numRuns: 3 },
    );
  }, 120_000);
  it('shows an agency its own cases only, and nobody what is still to come', async () => {
    const mine = await replay(new Date(portal.clock.now.getTime() + 7 * HOUR).toISOString().slice(0, 10), 'officer');
    const { rows } = await portal.db.client.execute(`SELECT id FROM report_case WHERE agency = 'office'`);
    const own = new Set(rows.map(({ id }) => id));
    expect(mine.cases.length).toBeGreaterThan(0);
    expect(mine.cases.every(({ id }) => own.has(id))).toBe(true);
    expect((await get('replay?day=2999-01-01')).status).toBe(400);
    expect((await get('replay?day=2026-02-30')).status).toBe(400);
  });
  it('reads the day by indexes, not the whole log', async () => {
    const { rows } = await portal.db.client.execute(
      `EXPLAIN QUERY PLAN SELECT e.at FROM report_event e WHERE e.city = 'mot' AND e.at >= 1 AND e.at < 2 AND e.kind NOT IN ('noted')`,
    );
    expect(rows.map((row) => String(row.detail)).join()).toContain('event_time');
  });
});

describe('heat', () => {
  it('counts each report once by place and once by hour, in city time', async () => {
    portal.clock.now = new Date('2027-03-01T10:00:00+07:00');
    const send = (position: [number, number]) =>
      sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ position, categoryId: 'water' }));
    await send([105.001, 21.001]);
    await send([105.0011, 21.0011]);
    portal.clock.now = new Date('2027-03-02T00:30:00+07:00');
    await send([105.009, 21.009]);
    const heat = Heat.parse(await (await get('heat?category=water&from=2027-03-01&to=2027-03-02&cell=250')).json());
    expect([heat.total, heat.cells.map(({ count }) => count)]).toEqual([3, [2, 1]]);
    const [west, south, east, north] = heat.cells[0]?.box ?? [0, 0, 0, 0];
    expect(west <= 105.001 && 105.0011 <= east && south <= 21.001 && 21.0011 <= north).toBe(true);
    // 1 March 2027 is a Monday.
    expect([heat.hours[0]?.[10], heat.hours[1]?.[0]]).toEqual([2, 1]);
    expect(heat.hours.flat().reduce((a, b) => a + b)).toBe(3);
    const tuesday = Heat.parse(await (await get('heat?category=water&from=2027-03-02&to=2027-03-02&cell=100')).json());
    expect(tuesday.total).toBe(1);
    expect((await get('heat?from=2027-03-02&to=2027-03-01')).status).toBe(400);
    expect((await get('heat?cell=7')).status).toBe(400);
  });
});
