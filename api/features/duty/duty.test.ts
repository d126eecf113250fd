import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUser, send, signIn } from '../../auth/user.factory.ts';
import { onDuty } from '../../cases/on-duty.ts';
import type { Problem } from '../../http/contract.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { jsonOf } from '../../testing/send-report.ts';
import type { DutyWeek, PlanDuty, SwapDuty } from './contract.ts';

let portal: Portal;
let lead: string;
let an: { id: string; cookie: string };
let binh: { id: string; cookie: string };
let officer: { id: string; cookie: string };
const AGENCIES = ['office', 'roads'].map((id) => ({ id, name: { vi: id } }));

beforeAll(async () => {
  portal = await makePortal([makePack('mot', { agencies: AGENCIES })]);
  const person = async (grant: Parameters<typeof makeUser>[1]) => {
    const { id, email } = await makeUser(portal, grant, { demo: true });
    return { id, cookie: await signIn(portal, email) };
  };
  lead = (await person([{ role: 'leader', city: 'mot' }])).cookie;
  an = await person([{ role: 'ioc-operator', city: 'mot' }]);
  binh = await person([{ role: 'ioc-operator', city: 'mot' }]);
  officer = await person([{ role: 'agency-officer', city: 'mot', scope: { agencies: ['office'] } }]);
});
afterAll(() => portal.close());

const plan = (change: Partial<PlanDuty>, cookie = lead) =>
  send(
    portal,
    '/api/cities/mot/duty',
    { agencyId: null, personId: an.id, day: '2026-01-19', from: '07:00', to: '15:00', ...change },
    cookie,
  );
const swap = (id: string, body: SwapDuty) => send(portal, `/api/cities/mot/duty/${id}/swap`, body, lead);
const week = (from: string, cookie = lead) =>
  jsonOf<DutyWeek>(portal.app.request(`/api/cities/mot/duty?from=${from}`, { headers: { cookie } }));
const now = (text: string) => new Date(`${text}:00+07:00`);
const names = async (at: string, agency: string | null = null) => (await onDuty(portal.db, 'mot', agency, now(at))).map(({ id }) => id);

describe('the duty roster', () => {
  it('says who is on duty at an instant, night shifts into the next day', async () => {
    expect((await plan({ from: '22:00', to: '06:00' })).status).toBe(200);
    expect((await plan({ agencyId: 'office', personId: officer.id })).status).toBe(200);
    expect(await names('2026-01-19T21:59')).toEqual([]);
    expect(await names('2026-01-19T22:00')).toEqual([an.id]);
    expect(await names('2026-01-20T05:59')).toEqual([an.id]);
    expect(await names('2026-01-20T06:00')).toEqual([]);
    expect(await names('2026-01-19T08:00', 'office')).toEqual([officer.id]);
    expect(await names('2026-01-19T08:00', 'roads')).toEqual([]);
  });
  it('repeats, all or nothing, and takes the rest of a repetition off', async () => {
    const repeated = { personId: binh.id, day: '2026-02-02', repeat: 'weekdays' as const, until: '2026-02-08' };
    expect(await jsonOf(plan(repeated))).toEqual({ count: 5 });
    expect((await week('2026-02-02')).shifts.map((s) => s.startsAt.slice(0, 10))).toEqual([2, 3, 4, 5, 6].map((d) => `2026-02-0${d}`));
    // One day of the new plan is taken: none of it is written.
    const again = await plan({ ...repeated, day: '2026-01-30', until: '2026-02-02' });
    const problem = await jsonOf<Problem>(again);
    expect([again.status, problem.code]).toEqual([409, 'move-not-allowed']);
    expect(problem.detail).toContain('2026-02-02, 07:00 to 15:00');
    expect((await week('2026-01-26')).shifts.filter((s) => s.person.id === binh.id)).toEqual([]);
    const third = (await week('2026-02-02')).shifts[2];
    const gone = await send(portal, `/api/cities/mot/duty/${third?.id}?rest=yes`, {}, lead, 'DELETE');
    expect(await jsonOf(gone)).toEqual({ count: 3 });
    expect((await week('2026-02-02')).shifts).toHaveLength(2);
  });
  it('swaps two shifts, gives one away, and puts nobody in two places', async () => {
    await plan({ day: '2026-03-02' });
    await plan({ day: '2026-03-03', personId: binh.id });
    const [one, two] = (await week('2026-03-02')).shifts;
    expect((await swap(one?.id ?? '', { with: two?.id ?? '' })).status).toBe(200);
    expect(await names('2026-03-02T08:00')).toEqual([binh.id]);
    expect(await names('2026-03-03T08:00')).toEqual([an.id]);
    await plan({ day: '2026-03-03', from: '14:00', to: '18:00', personId: binh.id });
    // He would be there twice from two to three.
    expect((await swap(two?.id ?? '', { personId: binh.id })).status).toBe(409);
    expect((await swap(one?.id ?? '', { personId: an.id })).status).toBe(200);
    expect((await swap(one?.id ?? '', { personId: officer.id })).status).toBe(400);
    expect((await swap('keine', { personId: an.id })).status).toBe(404);
  });
  it('is planned by who may, for who may take cases there, within bounds', async () => {
    expect((await plan({ day: '2026-04-01' }, an.cookie)).status).toBe(403);
    expect((await plan({ day: '2026-04-01', personId: officer.id })).status).toBe(400);
    expect((await plan({ day: '2026-04-01', agencyId: 'roads', personId: officer.id })).status).toBe(400);
    expect((await plan({ day: '2026-04-01', repeat: 'daily' })).status).toBe(400);
    expect((await plan({ day: '2026-04-01', repeat: 'daily', until: '2027-04-01' })).status).toBe(400);
    expect((await plan({ day: '2026-04-01', repeat: 'daily', until: '2999-04-01' })).status).toBe(400);
    expect((await plan({ day: '2026-04-04', repeat: 'weekdays', until: '2026-04-05' })).status).toBe(400);
    expect((await plan({ day: '2026-04-01', from: '25:00' })).status).toBe(400);
  });
  it('shows an agency its own people only', async () => {
    const seen = await week('2026-01-19', officer.cookie);
    expect([seen.mayEdit, seen.shifts.map((s) => s.person.id)]).toEqual([false, [officer.id]]);
    expect((await week('2026-01-19', an.cookie)).shifts).toHaveLength(2);
  });
});

describe('colleagues', () => {
  const list = (query: string, cookie: string) => portal.get(`/api/cities/mot/colleagues${query}`, { cookie });
  it('are those who may take the case, by name and id and nothing else', async () => {
    const { json } = await list('?agency=office', an.cookie);
    expect(json.colleagues.map((one: { id: string }) => one.id).sort()).toEqual([an.id, binh.id, officer.id].sort());
    expect(Object.keys(json.colleagues[0])).toEqual(['id', 'name']);
    const queue = (await list('', an.cookie)).json.colleagues.map((one: { id: string }) => one.id);
    expect(queue.sort()).toEqual([an.id, binh.id].sort());
  });
  it('are not told to an agency', async () => {
    expect((await list('?agency=office', officer.cookie)).status).toBe(403);
  });
});
