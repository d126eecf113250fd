import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Agency } from '../../data/contract.ts';
import { makeUser } from '../auth/user.factory.ts';
import type { CaseDetail } from '../features/cases/contract.ts';
import type { Receipt } from '../features/reports/intake-contract.ts';
import { makePack, makeReport } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport } from '../testing/send-report.ts';
import { readCase } from './case-row.ts';
import { escalateCases } from './escalate-cases.ts';

let portal: Portal;
const agencies = ['office', 'roads'].map((id) => Agency.parse({ id, name: { vi: id } }));
const START = new Date('2026-01-14T03:00:00Z');
beforeAll(async () => {
  const routing = [{ id: 'r', name: { vi: 'r' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
  const identify = identifyBy({
    operator: makeIdentity('ioc-operator'),
    officer: makeIdentity('agency-officer', ['office']),
    admin: makeIdentity('administrator'),
  });
  portal = await makePortal([makePack('mot', { agencies, routing, reports: [makeReport('mau')] })], { identify });
  await makeUser(portal, [{ role: 'agency-officer', city: 'mot', scope: { agencies: ['office'] } }], { email: 'o@thu.example' });
  await makeUser(portal, [{ role: 'agency-officer', city: 'mot', scope: { agencies: ['roads'] } }], { email: 'r@thu.example' });
  await makeUser(portal, [{ role: 'leader', city: 'mot', scope: {} }], { email: 'l@thu.example' });
  await makeUser(portal, [{ role: 'ioc-operator', city: null, scope: {} }], { email: 'i@thu.example' });
});
afterAll(() => portal.close());
beforeEach(async () => {
  portal.clock.now = START;
  await portal.db.write((client) => client.batch(['DELETE FROM outbox', 'UPDATE report_case SET escalate_at = NULL'], 'write'));
});

const run = () => escalateCases({ db: portal.db, config: portal.config, log: console as never, now: () => portal.clock.now });
const send = () =>
  jsonOf<Receipt>(
    sendReport(
      (path, init) => portal.app.request(path, init),
      'mot',
      makeReportInput({ title: 'Nhà bà Kín', contact: { name: 'Lò Thị Kín' } }),
    ),
  );
const row = (id: string) => readCase(portal.db.client, 'mot', id);
const events = async (id: string) =>
  (
    await portal.db.client.execute({
      sql: `SELECT visibility, data FROM report_event WHERE report = ? AND kind = 'escalated' ORDER BY seq`,
      args: [id],
    })
  ).rows.map(({ visibility, data }) => ({ visibility, ...(JSON.parse(String(data)) as { rules: string; turn: number; to: string }) }));
const mails = async () =>
  (await portal.db.client.execute('SELECT content FROM outbox ORDER BY content')).rows.map(
    ({ content }) => JSON.parse(String(content)) as { to: string; text: string; subject: string },
  );
const post = (who: string, id: string, verb: string, body: object) =>
  portal.app.request(`/api/cities/mot/cases/${id}/${verb}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'x-as': who, 'content-type': 'application/json' },
  });
const later = (at: number, hours = 0) => {
  portal.clock.now = new Date(at + hours * 3_600_000);
};

describe('escalation', () => {
  it('reminds the agency near the day, tells leaders and operators after it, and again, each once', async () => {
    const { id } = await send();
    expect(await run()).toBe(0);
    const { dueAt } = await row(id);
    later(dueAt, -1);
    expect([await run(), await run()]).toEqual([1, 0]);
    expect((await row(id)).escalated).toBe(1);
    expect((await mails()).map(({ to }) => to)).toEqual(['o@thu.example']);
    later(dueAt);
    expect([await run(), await run()]).toEqual([1, 0]);
    expect((await row(id)).escalated).toBe(2);
    expect(new Set((await mails()).map(({ to }) => to))).toEqual(new Set(['o@thu.example', 'l@thu.example', 'i@thu.example']));
    // Three working days and their repetition were missed: told of the last only.
    later(dueAt, 24 * 14);
    expect([await run(), await run()]).toEqual([1, 0]);
    const told = await events(id);
    expect(told.map(({ rules }) => rules)).toEqual(['sap-han', 'qua-han', 'qua-han']);
    expect(told[2]?.turn).toBeGreaterThan(2);
    expect(told.every(({ visibility }) => visibility === 'staff')).toBe(true);
  });
  it('writes nothing to anybody that a reporter wrote', async () => {
    const { id } = await send();
    later((await row(id)).dueAt, 1);
    await run();
    const text = JSON.stringify(await mails());
    expect(text).toContain(id);
    for (const secret of ['Kín', 'Nhà bà']) expect(text).not.toContain(secret);
  });
  it('leaves alone what is on hold, closed, or a sample; a later day begins anew', async () => {
    const { id } = await send();
    const { dueAt, version } = await row(id);
    await post('officer', id, 'moves', { version, to: 'on_hold', reason: 'chờ' });
    later(dueAt, 24);
    expect(await run()).toBe(0);
    await post('officer', id, 'moves', { version: version + 1, to: 'in_progress' });
    const resumed = await row(id);
    expect(resumed.dueAt).toBeGreaterThan(dueAt);
    later(resumed.dueAt, 1);
    expect(await run()).toBe(1);
    const late = await row(id);
    expect(late.escalated).toBe(2);
    const extended = await jsonOf<CaseDetail>(
      post('officer', id, 'extensions', {
        version: late.version,
        dueAt: new Date(late.dueAt + 9 * 86_400_000).toISOString(),
        reason: 'mưa',
      }),
    );
    expect([extended.escalated, await run()]).toEqual([undefined, 0]);
    later(Date.parse(extended.dueAt), 1);
    expect(await run()).toBe(1);
    await post('officer', id, 'moves', { version: (await row(id)).version, to: 'done', answer: 'xong' });
    later(Date.parse(extended.dueAt), 24 * 60);
    expect(await run()).toBe(0);
    expect((await row('mau')).escalated).toBe(0);
  });
  it('follows other rules at once, and knows them by version', async () => {
    const { id } = await send();
    later((await row(id)).dueAt, 1);
    const ask = (init?: RequestInit) =>
      portal.app.request('/api/cities/mot/casework', { ...init, headers: { 'x-as': 'admin', 'content-type': 'application/json' } });
    const before = (await (await ask()).json()) as { version: number; rules: { escalation: object[] } };
    const rules = { ...before.rules, escalation: [{ id: 'hai-ngay', when: 'after', days: 2, to: ['operators'] }] };
    const keep = (version: number) => ask({ method: 'POST', body: JSON.stringify({ version, rules }) });
    expect((await keep(before.version)).status).toBe(200);
    expect((await keep(before.version)).status).toBe(409);
    expect(await run()).toBe(0);
    later((await row(id)).dueAt, 24 * 7);
    expect(await run()).toBe(1);
    expect((await events(id)).map(({ rules: by, to }) => [by, to])).toEqual([['hai-ngay', 'operators']]);
  });
});
