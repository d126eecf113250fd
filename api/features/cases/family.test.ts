import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agency } from '../../../data/contract.ts';
import { wholeState } from '../../../data/model/case-states.ts';
import { verifyAudit } from '../../audit/verify-audit.ts';
import { computeFigures } from '../../cases/compute-figures.ts';
import { makePictures } from '../../cases/pictures.ts';
import { readStories } from '../../cases/read-stories.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makePhoto, makeReportInput, sendReport, told } from '../../testing/send-report.ts';
import type { Receipt, Tracking } from '../reports/intake-contract.ts';
import type { CaseDetail, CaseList } from './contract.ts';
import type { IncidentDetail, IncidentTold, ReportsJoined } from './incident-contract.ts';

let portal: Portal;
const agencies = ['office', 'roads', 'lights'].map((id) => Agency.parse({ id, name: { vi: id } }));
const rule = (id: string, categories: string[], agencyId: string) => ({
  id,
  name: { vi: id },
  when: { categories },
  agencyId,
  priority: 'normal' as const,
});
beforeAll(async () => {
  const identify = identifyBy({
    operator: makeIdentity('ioc-operator'),
    roads: makeIdentity('agency-officer', ['roads']),
    lights: makeIdentity('agency-officer', ['lights']),
    office: makeIdentity('agency-officer', ['office']),
  });
  const routing = [rule('duong', ['road'], 'roads'), rule('den', ['lighting'], 'lights')];
  portal = await makePortal([makePack('mot', { agencies, routing })], { identify });
});
afterAll(() => portal.close());

const ask = (path: string, init?: RequestInit) => portal.app.request(path, init);
const send = (change = {}, photos: { bytes: Uint8Array; type: string }[] = []) =>
  jsonOf<Receipt>(sendReport(ask, 'mot', makeReportInput({ contact: { name: 'Lò Thị Kín' }, ...change }), { photos }));
const post = (who: string, path: string, body: object) =>
  portal.app.request(`/api/cities/mot/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'x-as': who, 'content-type': 'application/json' },
  });
const read = (who: string, id: string) =>
  jsonOf<CaseDetail>(portal.app.request(`/api/cities/mot/cases/${id}`, { headers: { 'x-as': who } }));
const move = async (who: string, id: string, to: string, more: object = {}) => {
  const { version } = await read(who, id);
  return post(who, `cases/${id}/moves`, { version, to, ...more });
};
const track = (token: string, path = '', body?: object) =>
  jsonOf<Tracking>(
    portal.app.request(`/api/tracking${path}`, {
      headers: { authorization: `Tracking ${token}`, 'content-type': 'application/json' },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    }),
  );
const PARTS = [
  { categoryId: 'road', title: 'Ổ gà', description: 'Mặt đường vỡ.' },
  { categoryId: 'lighting', title: 'Đèn tắt', description: 'Ba bóng đèn không sáng.' },
];

describe('a report that is split', () => {
  it('becomes cases with a route of their own, goes as they go, and its reporter follows all of them', async () => {
    const sent = await send({ title: 'Đường vỡ và đèn tắt', description: 'Cả hai' }, [{ bytes: await makePhoto(), type: 'image/jpeg' }]);
    await makePictures({ db: portal.db, config: portal.config, log: console as never, now: () => portal.clock.now });
    const { version } = await read('operator', sent.id);
    const whole = await jsonOf<CaseDetail>(post('operator', `cases/${sent.id}/parts`, { version, parts: PARTS }));
    expect(whole).toMatchObject({ state: 'in_progress', agencyId: null, parts: { total: 2, closed: 0 }, moves: [] });
    expect(whole.split?.map(({ agencyId, categoryId, state }) => [categoryId, agencyId, state])).toEqual([
      ['road', 'roads', 'forwarded'],
      ['lighting', 'lights', 'forwarded'],
    ]);
    const [road = '', light = ''] = whole.split?.map(({ id }) => id) ?? [];

    // Each agency has its part, with the photos of the whole and without the reporter; the whole is no longer its own.
    expect(await told(await portal.app.request(`/api/cities/mot/cases/${sent.id}`, { headers: { 'x-as': 'roads' } }))).toBe(
      '403 forbidden',
    );
    const part = await read('roads', road);
    expect([part.parentId, part.description, part.pictures.length, part.reporter]).toEqual([sent.id, 'Mặt đường vỡ.', 1, undefined]);
    expect((await read('operator', road)).reporter).toEqual({ name: 'Lò Thị Kín' });

    expect((await move('roads', road, 'done', { answer: 'Đã vá.' })).status).toBe(200);
    expect(await read('operator', sent.id)).toMatchObject({ state: 'in_progress', parts: { total: 2, closed: 1 } });
    expect((await track(sent.trackingToken)).parts?.map(({ state, steps }) => [state, steps.at(-1)?.text])).toEqual([
      ['done', 'Đã vá.'],
      ['forwarded', undefined],
    ]);
    await move('lights', light, 'not_accepted', { reason: 'Của điện lực' });
    expect(await read('operator', sent.id)).toMatchObject({ state: 'done', parts: { total: 2, closed: 2 } });

    // "Not fixed" names the part; the whole opens with it.
    const wrong = await portal.app.request('/api/tracking/reopen', {
      method: 'POST',
      body: JSON.stringify({ reason: 'x', part: 'no-such-part' }),
      headers: { authorization: `Tracking ${sent.trackingToken}`, 'content-type': 'application/json' },
    });
    expect(await told(wrong)).toBe('400 bad-request');
    const again = await track(sent.trackingToken, '/reopen', { reason: 'Vẫn lún', part: road });
    expect(again.parts?.map(({ state }) => state)).toEqual(['reopened', 'not_accepted']);
    expect(again.state).toBe('in_progress');
    expect((await read('roads', road)).state).toBe('reopened');
  });
  it('is split once, while it is open, by who may, and not a part of it', async () => {
    const { id } = await send();
    const body = { version: (await read('operator', id)).version, parts: PARTS };
    expect(await told(await post('roads', `cases/${id}/parts`, body))).toBe('403 forbidden');
    expect(await told(await post('operator', `cases/${id}/parts`, { ...body, parts: PARTS.slice(1) }))).toBe('400 bad-request');
    expect(await told(await post('operator', `cases/${id}/parts`, { ...body, version: 0 }))).toBe('409 version-conflict');
    const whole = await jsonOf<CaseDetail>(post('operator', `cases/${id}/parts`, body));
    expect(await told(await post('operator', `cases/${id}/parts`, { ...body, version: whole.version }))).toBe('409 move-not-allowed');
    const part = whole.split?.[0]?.id ?? '';
    expect(await told(await post('operator', `cases/${part}/parts`, { ...body, version: 1 }))).toBe('409 move-not-allowed');
    expect(await told(await move('operator', id, 'cancelled'))).toBe('409 move-not-allowed');
  });
  it('is counted by its parts', async () => {
    const ask = { city: 'mot', from: 0, to: Number.MAX_SAFE_INTEGER, by: 'all', now: portal.clock.now.getTime(), least: 1 } as const;
    const figures = async () => {
      await readStories(portal.db);
      return (await computeFigures(portal.db.client, ask)).rows[0]?.received ?? 0;
    };
    const { id } = await send();
    const before = await figures();
    await post('operator', `cases/${id}/parts`, { version: (await read('operator', id)).version, parts: PARTS });
    expect(await figures()).toBe(before + 1);
  });
  it('is as a whole what its parts are', () => {
    expect(wholeState(['done', 'on_hold'])).toBe('in_progress');
    expect(wholeState(['not_accepted', 'done'])).toBe('done');
    expect(wholeState(['merged', 'cancelled'])).toBe('done');
    expect(wholeState(['cancelled', 'cancelled'])).toBe('cancelled');
  });
});

describe('a report that was merged', () => {
  it('shows its reporter the stages of the one that goes on, without what its reporter wrote', async () => {
    const [first, second] = [await send({ title: 'Thứ nhất' }), await send({ title: 'Thứ hai' })];
    await move('operator', second.id, 'merged', { caseId: first.id });
    await move('roads', first.id, 'done', { answer: 'Đã vá.' });
    await track(first.trackingToken, '/reopen', { reason: 'Tôi ở số 5, vẫn lún' });
    const { mergedInto, state } = await track(second.trackingToken);
    expect(state).toBe('merged');
    expect(mergedInto).toMatchObject({ id: first.id, state: 'reopened' });
    expect(mergedInto?.steps.map(({ text }) => text)).toContain('Đã vá.');
    expect(JSON.stringify(mergedInto)).not.toContain('số 5');
  });
});

describe('an incident', () => {
  it('joins reports, tells all their reporters at once, closes what can be closed, and lets one leave', async () => {
    const sent = [await send({ title: 'Ngập 1' }), await send({ title: 'Ngập 2' }), await send({ title: 'Ngập 3', categoryId: 'noise' })];
    const ids = sent.map(({ id }) => id);
    const incident = await jsonOf<IncidentDetail>(post('operator', 'incidents', { title: 'Mưa lớn đêm 14', caseIds: ids }));
    expect(incident).toMatchObject({ total: 3, open: 3 });
    const filtered = await jsonOf<CaseList>(
      portal.app.request(`/api/cities/mot/cases?incident=${incident.id}`, { headers: { 'x-as': 'operator' } }),
    );
    expect(filtered.cases.map(({ incident: of }) => of?.title)).toEqual(Array(3).fill('Mưa lớn đêm 14'));
    // An agency sees its own of them.
    const theirs = await jsonOf<IncidentDetail>(
      portal.app.request(`/api/cities/mot/incidents/${incident.id}`, { headers: { 'x-as': 'roads' } }),
    );
    expect(theirs.cases.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(await told(await portal.app.request(`/api/cities/mot/incidents/${incident.id}`, { headers: { 'x-as': 'office' } }))).toBe(
      '404 not-found',
    );

    const update = await jsonOf<IncidentTold>(post('operator', `incidents/${incident.id}/updates`, { text: 'Đang bơm nước.' }));
    expect([update.told, update.closed]).toEqual([ids, []]);
    for (const { trackingToken } of sent) expect((await track(trackingToken)).steps.at(-1)?.text).toBe('Đang bơm nước.');

    const left = await read('operator', ids[1] ?? '');
    await post('operator', `cases/${left.id}/incident`, { version: left.version, incidentId: null });
    const end = await jsonOf<IncidentTold>(post('operator', `incidents/${incident.id}/updates`, { text: 'Nước đã rút.', to: 'done' }));
    // The one at no agency cannot be done; its reporter is told all the same.
    expect([end.told, end.closed]).toEqual([[ids[0], ids[2]], [ids[0]]]);
    expect((await read('operator', ids[1] ?? '')).state).toBe('forwarded');
    expect(await told(await post('roads', `incidents/${incident.id}/updates`, { text: 'x' }))).toBe('403 forbidden');
  });
  it('takes many at once: each on its version, those that were refused are named, and nothing opens for none', async () => {
    const [one, two, three] = [await send(), await send(), await send()];
    const seen = async (id: string) => ({ id, version: (await read('operator', id)).version });
    const stale = { ...(await seen(two.id)), version: 0 };
    const join = (body: object, who = 'operator') => post(who, 'incidents/joins', body);
    const none = await jsonOf<ReportsJoined>(join({ title: 'Chẳng có gì', cases: [stale] }));
    expect(none).toEqual({ incidentId: null, joined: [], refused: [{ id: two.id, code: 'version-conflict' }] });
    const list = await portal.app.request('/api/cities/mot/incidents', { headers: { 'x-as': 'operator' } });
    expect(await list.text()).not.toContain('Chẳng có gì');

    const first = await jsonOf<ReportsJoined>(
      join({ title: 'Ngập lần hai', cases: [stale, await seen(one.id), { id: 'no-such', version: 1 }] }),
    );
    expect(first).toMatchObject({ joined: [one.id], refused: [{ code: 'version-conflict' }, { id: 'no-such', code: 'not-found' }] });
    const incidentId = first.incidentId ?? '';
    // What is in it already is left as it is.
    const there = await seen(one.id);
    const second = await jsonOf<ReportsJoined>(join({ incidentId, cases: [there, await seen(two.id), await seen(three.id)] }));
    expect(second).toEqual({ incidentId, joined: [one.id, two.id, three.id], refused: [] });
    expect(await seen(one.id)).toEqual(there);
    expect((await read('operator', three.id)).incident).toEqual({ id: incidentId, title: 'Ngập lần hai' });
    expect((await verifyAudit(portal.db.client)).broken).toBeNull();

    expect(await told(await join({ incidentId: 'no-such', cases: [there] }))).toBe('400 bad-request');
    expect(await told(await join({ incidentId, title: 'Cả hai', cases: [there] }))).toBe('400 bad-request');
    expect(await told(await join({ cases: [there] }))).toBe('400 bad-request');
    expect(await told(await join({ incidentId, cases: [there] }, 'roads'))).toBe('403 forbidden');
  });
  it('is opened whole or not at all', async () => {
    const { id } = await send();
    expect(await told(await post('operator', 'incidents', { title: 'x', caseIds: [id, 'no-such'] }))).toBe('404 not-found');
    expect((await read('operator', id)).incident).toBeUndefined();
    const there = await read('operator', id);
    expect(await told(await post('operator', `cases/${id}/incident`, { version: there.version, incidentId: 'no-such' }))).toBe(
      '400 bad-request',
    );
    expect((await verifyAudit(portal.db.client)).broken).toBeNull();
  });
});
