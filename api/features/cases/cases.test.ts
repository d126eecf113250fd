import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePictures } from '../../cases/pictures.ts';
import type { Problem } from '../../http/contract.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { type Ask, identifyBy, jsonOf, makeIdentity, makePhoto, makeReportInput, sendReport } from '../../testing/send-report.ts';
import type { Receipt, Tracking } from '../reports/intake-contract.ts';
import { CaseDetail, type CaseList } from './contract.ts';

let portal: Portal;
let ask: Ask;
const agency = (id: string) => ({ id, name: { vi: `Cơ quan ${id}` } });
beforeAll(async () => {
  const identify = identifyBy({
    operator: makeIdentity('ioc-operator'),
    officer: makeIdentity('agency-officer', ['office']),
    stranger: makeIdentity('agency-officer', ['elsewhere']),
    moderator: makeIdentity('moderator'),
  });
  const routing = [{ id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
  const pack = makePack('mot', { agencies: [agency('office'), agency('elsewhere')], routing, reports: [makeReport('tu-goi')] });
  portal = await makePortal([pack], { identify });
  ask = (path, init) => portal.app.request(path, init);
});
afterAll(() => portal.close());

const post = (path: string, who: string, body: unknown) =>
  ask(`/api/cities/mot/cases/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'x-as': who, 'content-type': 'application/json' },
  });
const send = async (change = {}, photos: { bytes: Uint8Array; type: string }[] = []) =>
  (await (await sendReport(ask, 'mot', makeReportInput(change), { photos })).json()) as Receipt;
const read = async (id: string, who = 'operator') =>
  CaseDetail.parse(await (await ask(`/api/cities/mot/cases/${id}`, { headers: { 'x-as': who } })).json());
const track = (token: string, path = '', body?: unknown) =>
  ask(`/api/tracking${path}`, {
    headers: { authorization: `Tracking ${token}`, 'content-type': 'application/json' },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });

describe('a case', () => {
  it('is told what changed instead of being overwritten', async () => {
    const { id } = await send();
    expect((await post(`${id}/moves`, 'officer', { version: 1, to: 'accepted' })).status).toBe(200);
    const second = await post(`${id}/moves`, 'officer', { version: 1, to: 'in_progress' });
    const problem = await jsonOf<Problem>(second);
    expect([second.status, problem.code]).toEqual([409, 'version-conflict']);
    expect(problem.detail).toContain('accepted');
  });
  it('shows an agency its own cases only, and never who sent them', async () => {
    const contact = { name: 'Cầm Thị Hoa', email: 'hoa@example.vn', phone: '0912345678' };
    const { id } = await send({ contact });
    expect((await read(id)).reporter).toEqual(contact);
    expect((await read(id, 'officer')).reporter).toBeUndefined();
    expect((await ask(`/api/cities/mot/cases/${id}`, { headers: { 'x-as': 'stranger' } })).status).toBe(403);
    const list = await (await ask('/api/cities/mot/cases', { headers: { 'x-as': 'stranger' } })).json();
    expect(list).toMatchObject({ cases: [], numberMatched: 0 });
    expect((await post(`${id}/notes`, 'stranger', { text: 'x' })).status).toBe(403);
    expect((await ask('/api/cities/mot/cases')).status).toBe(401);
  });
  it('waits in the operators’ queue when no rule takes it, and is forwarded by hand', async () => {
    const { id, agencyId } = await send({ categoryId: 'noise' });
    expect(agencyId).toBeNull();
    const queue = await jsonOf<CaseList>(ask('/api/cities/mot/cases?agency=none', { headers: { 'x-as': 'operator' } }));
    expect(queue.cases.map((c) => c.id)).toEqual([id]);
    expect((await post(`${id}/moves`, 'operator', { version: 1, to: 'forwarded' })).status).toBe(400);
    expect((await post(`${id}/moves`, 'officer', { version: 1, to: 'forwarded', agencyId: 'office' })).status).toBe(403);
    const done = await post(`${id}/moves`, 'operator', { version: 1, to: 'forwarded', agencyId: 'elsewhere' });
    expect(CaseDetail.parse(await done.json()).agencyId).toBe('elsewhere');
    expect((await read(id, 'stranger')).state).toBe('forwarded');
  });
  it('stops its clock on hold and goes on with the working time that was left', async () => {
    portal.clock.now = new Date('2026-01-14T03:00:00Z');
    const { id, dueAt } = await send();
    await post(`${id}/moves`, 'officer', { version: 1, to: 'on_hold', reason: 'chờ vật tư' });
    portal.clock.now = new Date('2026-02-11T03:00:00Z');
    expect((await read(id)).late).toBe(false);
    expect((await portal.get(`/api/cities/mot/reports/${id}`)).json.properties.late).toBe(false);
    await post(`${id}/moves`, 'officer', { version: 2, to: 'in_progress' });
    const resumed = await read(id);
    // Due on 21 January; 20 working days stood still and Tết lies between.
    expect([dueAt, resumed.dueAt]).toEqual(['2026-01-21T03:00:00.000Z', '2026-02-25T03:00:00.000Z']);
    const extended = await post(`${id}/extensions`, 'officer', { version: 3, dueAt: '2026-03-04T10:00:00+07:00', reason: 'mưa lớn' });
    expect(CaseDetail.parse(await extended.json()).dueAt).toBe('2026-03-04T03:00:00.000Z');
    portal.clock.now = new Date('2026-01-14T03:00:00Z');
  });
  it('is late by what was left when it went on hold, also when it is closed from there', async () => {
    const { id } = await send();
    portal.clock.now = new Date('2026-01-20T03:00:00Z');
    await post(`${id}/moves`, 'officer', { version: 1, to: 'on_hold', reason: 'chờ' });
    portal.clock.now = new Date('2026-01-27T03:00:00Z');
    await post(`${id}/moves`, 'officer', { version: 2, to: 'done', answer: 'xong' });
    expect(await read(id)).toMatchObject({ late: false, dueAt: '2026-01-28T03:00:00.000Z' });
    portal.clock.now = new Date('2026-01-14T03:00:00Z');
  });
  it('is reopened by its reporter and rated', async () => {
    const { id, trackingToken } = await send();
    expect((await track(trackingToken, '/satisfaction', { degree: 'satisfied' })).status).toBe(409);
    await post(`${id}/moves`, 'officer', { version: 1, to: 'done', answer: 'Đã vá.' });
    const reopened = await (await track(trackingToken, '/reopen', { reason: 'vẫn còn' })).json();
    expect(reopened).toMatchObject({ state: 'reopened', status: 'in_progress', mayReopen: false });
    await post(`${id}/moves`, 'officer', { version: 3, to: 'done', answer: 'Đã vá lại.' });
    const rated = await (await track(trackingToken, '/satisfaction', { degree: 'acceptable', comment: 'được' })).json();
    expect(rated).toMatchObject({ state: 'done', satisfaction: 'acceptable' });
    expect((await track('x'.repeat(43))).status).toBe(404);
  });
  it('keeps what was not looked at from the public, and burns black boxes in', async () => {
    const photo = { bytes: await makePhoto(320, 240), type: 'image/jpeg' };
    const { id, published } = await send({ categoryId: 'order', title: 'Bí mật quán' }, [photo]);
    expect(published).toBe(false);
    expect((await portal.get(`/api/cities/mot/reports/${id}`)).status).toBe(404);
    expect((await portal.get('/api/cities/mot/search?q=bi+mat+quan')).json.results).toEqual([]);
    await makePictures({ db: portal.db, config: portal.config, log: console as never, now: () => new Date() });
    const before = await read(id);
    const picture = before.pictures[0];
    expect(picture?.state).toBe('ready');
    expect((await ask(picture?.small ?? '')).status).toBe(404);
    expect((await ask(picture?.small ?? '', { headers: { 'x-as': 'moderator' } })).status).toBe(200);
    const boxes = [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }];
    const moderated = await post(`${id}/moderation`, 'moderator', {
      version: before.version,
      publish: true,
      title: 'Quán lấn vỉa hè',
      photos: [{ id: picture?.id, boxes }],
    });
    expect(moderated.status).toBe(200);
    const again = {
      version: (await read(id)).version,
      publish: true,
      photos: [{ id: picture?.id, boxes: [{ x: 0, y: 0, width: 0.2, height: 0.2 }] }],
    };
    expect((await post(`${id}/moderation`, 'moderator', again)).status).toBe(200);
    await makePictures({ db: portal.db, config: portal.config, log: console as never, now: () => new Date() });
    const address = (await read(id)).pictures[0]?.medium ?? '';
    const bytes = Buffer.from(await (await ask(address)).arrayBuffer());
    const brightest = async (left: number, top: number, width: number, height: number) => {
      const { channels } = await sharp(await sharp(bytes).extract({ left, top, width, height }).png().toBuffer()).stats();
      return Math.max(...channels.map((c) => c.max));
    };
    expect(await brightest(120, 90, 80, 60)).toBeLessThan(16);
    expect(await brightest(8, 8, 48, 32)).toBeLessThan(16);
    expect(await brightest(250, 190, 60, 40)).toBeGreaterThan(32);
    expect((await portal.get('/api/cities/mot/search?q=quan+lan')).json.results).toHaveLength(1);
    await post(`${id}/moderation`, 'moderator', { version: (await read(id)).version, publish: false });
    expect((await ask(address)).status).toBe(404);
    expect((await portal.get('/api/cities/mot/search?q=quan+lan')).json.results).toEqual([]);
    expect((await portal.get('/api/cities/mot')).json.counts.report).toBe((await portal.get('/api/cities/mot/reports')).json.numberMatched);
  });
  it('opens its photos to the holder of the link, for a while', async () => {
    const photo = { bytes: await makePhoto(160, 120), type: 'image/jpeg' };
    const { trackingToken } = await send({ categoryId: 'order' }, [photo]);
    await makePictures({ db: portal.db, config: portal.config, log: console as never, now: () => new Date() });
    const address = (await jsonOf<Tracking>(track(trackingToken))).photos[0]?.small ?? '';
    expect((await ask(address)).status).toBe(200);
    expect((await ask(address.replace(/t=\d/, 't=9'))).status).toBe(404);
    portal.clock.now = new Date('2026-01-14T08:00:00Z');
    expect((await ask(address)).status).toBe(404);
    portal.clock.now = new Date('2026-01-14T03:00:00Z');
  });
  it('is given to oneself, to another priority, and shows photos of the work', async () => {
    const { id } = await send();
    const taken = await jsonOf<CaseDetail>(post(`${id}/assignments`, 'officer', { version: 1, assigneeId: 'agency-officer-office' }));
    expect(taken.assignee?.id).toBe('agency-officer-office');
    expect((await post(`${id}/assignments`, 'officer', { version: 2, priority: 'urgent' })).status).toBe(403);
    const urgent = await (await post(`${id}/assignments`, 'operator', { version: 2, priority: 'urgent' })).json();
    expect(urgent).toMatchObject({ priority: 'urgent', dueAt: '2026-01-15T03:00:00.000Z' });
    expect((await post(`${id}/assignments`, 'operator', { version: 3, assigneeId: 'nobody' })).status).toBe(400);
    const form = new FormData();
    form.set('photo', new Blob([await makePhoto(80, 60)], { type: 'image/jpeg' }));
    const answer = await ask(`/api/cities/mot/cases/${id}/photos`, { method: 'POST', body: form, headers: { 'x-as': 'officer' } });
    expect(CaseDetail.parse(await answer.json()).pictures.map((p) => p.kind)).toEqual(['after']);
  });
  it('is entered by an operator for somebody who called', async () => {
    const headers = { 'x-as': 'operator', 'content-type': 'application/json', 'idempotency-key': 'cuoc-goi-0000000001' };
    const body = JSON.stringify({ ...makeReportInput({ contact: { phone: '0987654321' } }), channel: 'telephone' });
    const receipt = await jsonOf<Receipt>(ask('/api/cities/mot/cases', { method: 'POST', body, headers }));
    expect(await read(receipt.id)).toMatchObject({ channel: 'telephone', reporter: { phone: '0987654321' } });
    const denied = await ask('/api/cities/mot/cases', { method: 'POST', body, headers: { ...headers, 'x-as': 'officer' } });
    expect(denied.status).toBe(403);
  });
  it('names open ones near by, the nearest first', async () => {
    await send({ categoryId: 'water', position: [105.0005, 21] });
    await send({ categoryId: 'water', position: [105.0001, 21] });
    await send({ categoryId: 'water', position: [105.009, 21] });
    const { json } = await portal.get('/api/cities/mot/reports/similar?category=water&at=105,21');
    expect(json.reports.map((r: { distance: number }) => Math.round(r.distance))).toEqual([10, 52]);
  });
});
