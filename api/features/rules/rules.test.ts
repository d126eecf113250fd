import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../audit/verify-audit.ts';
import type { Problem } from '../../http/contract.ts';
import { seedCity, seedVocabulary } from '../../seed/seed-city.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport } from '../../testing/send-report.ts';
import { AgencyEntries, CalendarEntry, CategoryEntries } from './contract.ts';

let portal: Portal;
const pack = (name: string) => makePack('mot', { agencies: [{ id: 'office', name: { vi: name } }], reports: [makeReport('tu-goi')] });
beforeAll(async () => {
  const identify = identifyBy({
    admin: makeIdentity('administrator'),
    local: makeIdentity('administrator', undefined, 'mot'),
    operator: makeIdentity('ioc-operator'),
  });
  portal = await makePortal([pack('Ủy ban')], { identify });
});
afterAll(() => portal.close());

const ask = (path: string, method = 'GET', body?: unknown, who = 'admin') =>
  portal.app.request(`/api${path}`, {
    method,
    headers: { 'x-as': who, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const agencies = async () => AgencyEntries.parse(await (await ask('/cities/mot/admin/agencies')).json()).agencies;
const calendarOf = async (who = 'admin') =>
  CalendarEntry.parse(await (await ask('/cities/mot/admin/calendar', 'GET', undefined, who)).json());
const categoriesOf = async (who = 'admin') =>
  CategoryEntries.parse(await (await ask('/cities/mot/admin/categories', 'GET', undefined, who)).json());
const lastAudit = async () =>
  (await portal.db.client.execute('SELECT action, city, entity, entity_id, fields FROM audit ORDER BY seq DESC LIMIT 1')).rows[0];
const faultsOf = async (response: Response) => {
  expect(response.status).toBe(400);
  return ((await response.json()) as Problem).errors?.map(({ field, message }) => `${field} ${message}`);
};

describe('an agency', () => {
  const roads = { id: 'roads', name: { vi: 'Phòng Hạ tầng', en: 'Roads' } };
  const save = (body: unknown, id = 'roads', who = 'admin') => ask(`/cities/mot/admin/agencies/${id}`, 'PUT', body, who);
  it('is made, read by the public at once, and written to the log by the names of its fields', async () => {
    expect((await save({ version: null, agency: roads })).status).toBe(200);
    expect((await portal.get('/api/cities/mot')).json.agencies).toContainEqual(roads);
    const entry = await lastAudit();
    expect(entry).toMatchObject({ action: 'edit:agency', city: 'mot', entity: 'agency', entity_id: 'roads' });
    expect(String(entry?.fields)).not.toContain('Phòng');
  });
  it('is refused in words when its id is taken or its days are upside down', async () => {
    expect(await faultsOf(await save({ version: null, agency: roads }))).toEqual(['agency.id id-taken']);
    expect(await faultsOf(await save({ version: 'x', agency: { ...roads, id: 'other' } }))).toEqual(['agency.id other-id']);
    const upside = { ...roads, validFrom: '2026-02-01', validTo: '2026-01-01' };
    expect(await faultsOf(await save({ version: 'x', agency: upside }))).toEqual(['agency.validTo ends-before']);
    expect((await save({ version: null, agency: { id: 'roads', name: { en: 'No Vietnamese' } } })).status).toBe(400);
    expect((await save({ version: 'x', agency: { ...roads, id: 'nobody' } }, 'nobody')).status).toBe(404);
  });
  it('is not overwritten by who read an older version', async () => {
    const version = (await agencies()).find(({ agency }) => agency.id === 'roads')?.version;
    expect((await save({ version, agency: { ...roads, name: { vi: 'Một' } } })).status).toBe(200);
    const late = await save({ version, agency: { ...roads, name: { vi: 'Hai' } } });
    expect([late.status, (await jsonOf<Problem>(late)).code]).toEqual([409, 'version-conflict']);
    expect((await agencies()).find(({ agency }) => agency.id === 'roads')?.agency.name.vi).toBe('Một');
  });
  it('keeps what was edited when the pack says something else, until that is taken over', async () => {
    const office = async () => (await agencies()).find(({ agency }) => agency.id === 'office');
    const version = (await office())?.version;
    await save({ version, agency: { id: 'office', name: { vi: 'Sửa' } } }, 'office');
    const now = new Date('2026-01-15T03:00:00Z');
    await seedCity(portal.db, pack('Ủy ban mới'), portal.vocabulary, now);
    expect(await office()).toMatchObject({
      agency: { name: { vi: 'Sửa' } },
      edited: true,
      proposal: { agency: { name: { vi: 'Ủy ban mới' } } },
    });
    const settle = (take: boolean) => ask('/cities/mot/admin/agencies/office/proposal', 'POST', { take });
    expect((await settle(false)).status).toBe(200);
    await seedCity(portal.db, pack('Ủy ban mới'), portal.vocabulary, now);
    expect((await office())?.proposal).toBeUndefined();
    await seedCity(portal.db, pack('Ủy ban mới nữa'), portal.vocabulary, now);
    expect((await settle(true)).status).toBe(200);
    expect(await office()).toMatchObject({ agency: { name: { vi: 'Ủy ban mới nữa' } }, edited: false });
    expect((await settle(true)).status).toBe(404);
    await seedCity(portal.db, pack('Lại khác'), portal.vocabulary, now);
    expect((await office())?.agency.name.vi).toBe('Lại khác');
  });
  it('is nothing for an operator', async () => {
    expect((await save({ version: null, agency: roads }, 'roads', 'operator')).status).toBe(403);
  });
});

describe('a category', () => {
  const noise = { id: 'drones', name: { vi: 'Máy bay không người lái', en: 'Drones' }, icon: 'road', days: 2 };
  const save = (body: unknown, who = 'admin') => ask('/admin/categories/drones', 'PUT', body, who);
  it('belongs to all cities: who administers one reads it and is told that it is not theirs', async () => {
    expect((await categoriesOf('local')).editable).toBe(false);
    expect((await save({ version: null, category: noise }, 'local')).status).toBe(403);
    expect((await categoriesOf()).editable).toBe(true);
  });
  it('once made it is offered, and takes reports', async () => {
    expect((await save({ version: null, category: noise })).status).toBe(200);
    expect(await lastAudit()).toMatchObject({ action: 'edit:category', city: null, entity_id: 'drones' });
    expect((await portal.get('/api/cities/mot')).json.categories.map(({ id }: { id: string }) => id)).toContain('drones');
    const sent = await sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ categoryId: 'drones' }));
    expect(sent.status).toBe(201);
    expect((await categoriesOf()).categories.find(({ category }) => category.id === 'drones')?.reports).toBe(1);
  });
  it('is refused in words', async () => {
    const question = { id: 'q', label: { vi: 'Hỏi' }, type: 'one', choices: [{ id: 'a', label: { vi: 'A' } }] };
    const choices = [...question.choices, ...question.choices];
    const bad = (category: object) => save({ version: 'x', category: { ...noise, ...category } });
    expect(await faultsOf(await bad({ questions: [question] }))).toEqual(['category.questions.0.choices few-choices']);
    expect(await faultsOf(await bad({ questions: [{ ...question, choices }] }))).toEqual(['category.questions.0.choices id-twice']);
    expect(await faultsOf(await bad({ questions: [{ ...question, type: 'text' }] }))).toEqual([
      'category.questions.0.choices choices-unused',
    ]);
    expect(await faultsOf(await bad({ stopper: { text: { vi: 'Gọi' }, phone: 'abc', stops: true } }))).toEqual([
      'category.stopper.phone phone',
    ]);
    expect((await bad({ days: 0 })).status).toBe(400);
    expect((await bad({})).status).toBe(409);
  });
});

describe('the calendar', () => {
  it('is changed for all cities and due dates follow it', async () => {
    const { calendar, version, editable } = await calendarOf();
    expect(editable).toBe(true);
    const free = { day: '2026-01-15', name: { vi: 'Nghỉ mưa bão' }, unconfirmed: true };
    const next = { ...calendar, holidays: [free, ...calendar.holidays] };
    expect((await ask('/admin/calendar', 'PUT', { version, calendar: next }, 'local')).status).toBe(403);
    const due = async () => {
      const sent = await sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput());
      const { id } = (await sent.json()) as { id: string };
      return String((await portal.get(`/api/cities/mot/reports/${id}`)).json.properties.dueAt).slice(0, 10);
    };
    const before = await due();
    expect((await ask('/admin/calendar', 'PUT', { version, calendar: next })).status).toBe(200);
    expect((await due()) > before).toBe(true);
    const saved = await calendarOf();
    expect(saved.calendar.holidays.find(({ day }) => day === '2026-01-15')).toEqual(free);
    expect((await ask('/admin/calendar', 'PUT', { version, calendar })).status).toBe(409);
  });
  it('is refused in words', async () => {
    const { calendar, version } = await calendarOf();
    const bad = async (change: object) => faultsOf(await ask('/admin/calendar', 'PUT', { version, calendar: { ...calendar, ...change } }));
    const day = { day: '2026-03-02', name: { vi: 'Nghỉ' } };
    expect(await bad({ hours: [[600, 500]] })).toEqual(['calendar.hours.0 ends-before']);
    expect(
      await bad({
        hours: [
          [500, 600],
          [600, 700],
        ],
      }),
    ).toEqual(['calendar.hours.1 hours-overlap']);
    expect(await bad({ weekdays: [] })).toEqual(['calendar.weekdays no-workday']);
    expect(await bad({ holidays: [day, day] })).toEqual(['calendar.holidays.2026-03-02 day-twice']);
    expect(await bad({ holidays: [day], workdays: [day] })).toEqual(['calendar.workdays.2026-03-02 free-and-worked']);
    expect(await bad({ holidays: [{ ...day, day: '2026-02-30' }] })).toHaveLength(1);
  });
  it('keeps what was edited when the packs say something else, until that is taken over', async () => {
    const packs = { ...portal.vocabulary, calendar: { ...portal.vocabulary.calendar, weekdays: [1, 2, 3, 4, 5, 6] } };
    await seedVocabulary(portal.db, packs);
    expect(await calendarOf()).toMatchObject({ edited: true, proposal: { calendar: { weekdays: [1, 2, 3, 4, 5, 6] } } });
    expect((await ask('/admin/calendar/proposal', 'POST', { take: true }, 'local')).status).toBe(403);
    expect((await ask('/admin/calendar/proposal', 'POST', { take: true })).status).toBe(200);
    expect(await calendarOf()).toMatchObject({ edited: false, calendar: { weekdays: [1, 2, 3, 4, 5, 6] } });
    expect((await calendarOf()).proposal).toBeUndefined();
  });
});

it('leaves a chain of log entries that holds', async () => {
  expect(await verifyAudit(portal.db.client)).toMatchObject({ broken: null });
});
