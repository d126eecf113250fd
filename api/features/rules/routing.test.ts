import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoutingRule } from '../../../data/contract.ts';
import { areasAt, cityRules } from '../../cases/city-rules.ts';
import { decideAgency } from '../../cases/decide-agency.ts';
import { NO_STREETS } from '../../cases/streets.ts';
import type { Problem } from '../../http/contract.ts';
import { seedCity } from '../../seed/seed-city.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport } from '../../testing/send-report.ts';
import { CaseDetail } from '../cases/contract.ts';
import { DryRunAnswer, RoutingContent, RoutingState, TryAnswer } from './contract.ts';

let portal: Portal;
const START = new Date('2026-01-14T03:00:00Z');
const agencies = ['office', 'roads', 'water'].map((id) => ({ id, name: { vi: `Đơn vị ${id}` } }));
const rule = (id: string, agencyId: string, when: RoutingRule['when'] = {}, more: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  name: { vi: `Quy tắc ${id}` },
  when,
  agencyId,
  priority: 'normal',
  ...more,
});
const pack = (routing = [rule('tat-ca', 'office')]) => makePack('mot', { agencies, routing });
beforeAll(async () => {
  const identify = identifyBy({ admin: makeIdentity('administrator'), operator: makeIdentity('ioc-operator') });
  portal = await makePortal([pack()], { identify, now: START, config: { reportsPerHour: 100_000 } });
});
afterAll(() => portal.close());

const ask = (path = '', body?: unknown, method = body === undefined ? 'GET' : 'POST') =>
  portal.app.request(`/api/cities/mot/admin/routing${path}`, {
    method,
    headers: { 'x-as': 'admin', 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const state = async () => RoutingState.parse(await (await ask()).json());
const save = async (rules: RoutingRule[], validFrom = '2026-01-14', more = {}) =>
  ask('', { newest: (await state()).newest, rules, validFrom, ...more });
const send = async (change = {}) => {
  const response = await sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput(change));
  const { id } = (await response.json()) as { id: string };
  const detail = await portal.app.request(`/api/cities/mot/cases/${id}`, { headers: { 'x-as': 'operator' } });
  return CaseDetail.parse(await detail.json());
};
const dry = async (rules: RoutingRule[], days = 30) => DryRunAnswer.parse(await (await ask('/dry-run', { rules, days })).json());

describe('the rules of a city', () => {
  it('are the pack’s first, from ever', async () => {
    expect(await state()).toMatchObject({ current: 1, newest: 1, versions: [{ version: 1, validFrom: null, by: null, rules: 1 }] });
    expect((await send()).routing).toMatchObject({ ruleId: 'tat-ca', version: 1 });
  });
  it('become a new version with every change; the old one stays, and reports name the one that took them', async () => {
    expect(await (await save([rule('nuoc', 'water', { words: ['ngập'] }), rule('tat-ca', 'office')])).json()).toEqual({ version: 2 });
    expect((await send({ title: 'Ngập nước' })).routing).toMatchObject({ ruleId: 'nuoc', version: 2 });
    expect(RoutingContent.parse(await (await ask('/1')).json()).content.map(({ id }) => id)).toEqual(['tat-ca']);
    const { rows } = await portal.db.client.execute('SELECT action, entity_id FROM audit ORDER BY seq DESC LIMIT 30');
    expect(rows.map((row) => `${row.action} ${row.entity_id}`)).toContain('edit:routing 2');
    await expect(portal.db.client.execute('UPDATE routing_version SET content = 1')).rejects.toThrow('never changed');
    await expect(portal.db.client.execute('DELETE FROM routing_version')).rejects.toThrow('never deleted');
  });
  it('may begin on a coming day, and can be withdrawn before it', async () => {
    await save([rule('mai', 'roads')], '2026-01-15');
    expect(await state()).toMatchObject({ current: 2, newest: 3 });
    expect((await send()).agencyId).toBe('office');
    portal.clock.now = new Date('2026-01-14T17:00:00Z');
    expect((await send()).routing).toMatchObject({ ruleId: 'mai', version: 3 });
    expect((await state()).current).toBe(3);
    expect((await ask('/3', {}, 'DELETE')).status).toBe(400);
    portal.clock.now = START;
    expect((await ask('/3', {}, 'DELETE')).status).toBe(200);
    expect((await ask('/3', {}, 'DELETE')).status).toBe(404);
    portal.clock.now = new Date('2026-01-14T17:00:00Z');
    expect((await send()).agencyId).toBe('office');
    portal.clock.now = START;
  });
  it('are restored as a new version that says of which', async () => {
    const { content } = RoutingContent.parse(await (await ask('/1')).json());
    await save(content, '2026-01-14', { restored: 1 });
    expect(await state()).toMatchObject({ current: 4, rules: content, versions: [{ version: 4, restored: 1, by: '?' }, {}, {}, {}] });
  });
  it('are not changed by who has not seen the newest version', async () => {
    const late = await ask('', { newest: 2, rules: [], validFrom: '2026-01-14' });
    expect([late.status, (await jsonOf<Problem>(late)).code]).toEqual([409, 'version-conflict']);
  });
  it('wait as a proposal when the pack says something else', async () => {
    await seedCity(portal.db, pack([rule('goi-moi', 'roads')]), portal.vocabulary, START);
    expect(await state()).toMatchObject({ current: 4, proposal: { rules: [{ id: 'goi-moi' }] } });
    expect((await ask('/proposal', { take: true })).status).toBe(200);
    const taken = await state();
    expect(taken).toMatchObject({ current: 5, rules: [{ id: 'goi-moi' }] });
    expect(taken.proposal).toBeUndefined();
    await seedCity(portal.db, pack([rule('goi-moi-nua', 'roads')]), portal.vocabulary, START);
    expect(await state()).toMatchObject({ current: 6, rules: [{ id: 'goi-moi-nua' }] });
  });
});

const cross: [number, number][] = [
  [105, 21],
  [105.01, 21.01],
  [105.01, 21],
  [105, 21.01],
  [105, 21],
];
describe('a draft', () => {
  it.each([
    ['an agency that is not there', rule('x', 'nobody'), 'agencyId unknown-agency'],
    ['a category that is not there', rule('x', 'office', { categories: ['nothing'] }), 'when.categories unknown-category'],
    ['an area that is not there', rule('x', 'office', { areas: ['nowhere'] }), 'when.areas unknown-area'],
    ['an empty list', rule('x', 'office', { areas: [] }), 'when.areas empty-list'],
    ['an empty word', rule('x', 'office', { words: [' '] }), 'when.words empty-word'],
    ['no time at all', rule('x', 'office', { minutes: [60, 60] }), 'when.minutes no-time'],
    ['a question that nobody asks', rule('x', 'office', { answers: { nothing: 'a' } }), 'when.answers unknown-question'],
    ['a ring that is open', rule('x', 'office', { polygon: cross.slice(0, 4) }), 'when.polygon ring-open'],
    ['a ring that crosses itself', rule('x', 'office', { polygon: cross }), 'when.polygon ring-crosses'],
    ['days upside down', rule('x', 'office', {}, { validFrom: '2026-02-01', validTo: '2026-01-01' }), 'validTo ends-before'],
  ])('is refused for %s, wherever it is sent', async (_, bad, fault) => {
    const { newest } = await state();
    for (const [path, body] of [
      ['', { newest, rules: [bad], validFrom: '2026-01-14' }],
      ['/dry-run', { rules: [bad], days: 1 }],
      ['/try', { rules: [bad], report: { categoryId: 'road', text: '', position: [105, 21], at: START.toISOString() } }],
    ] as const) {
      const response = await ask(path, body);
      expect(response.status).toBe(400);
      const { errors } = await jsonOf<Problem>(response);
      expect(errors?.map(({ field, message }) => `${field} ${message}`)).toEqual([`rules.0.${fault}`]);
    }
  });
  it('is refused for a day that is over, and for two rules of one id', async () => {
    expect((await save([], '2026-01-13')).status).toBe(400);
    expect((await save([rule('x', 'office'), rule('x', 'roads')])).status).toBe(400);
  });
  it('is tried on what one types, beside the rules in force', async () => {
    const report = { categoryId: 'road', text: 'Ngập nước', position: [105, 21], at: '2026-01-14T08:00:00Z' };
    const answer = TryAnswer.parse(
      await (await ask('/try', { rules: [rule('nuoc', 'water', { words: ['ngap'] }, { priority: 'urgent' })], report })).json(),
    );
    expect(answer).toMatchObject({ draft: { ruleId: 'nuoc', agencyId: 'water' }, live: { agencyId: 'roads' }, areas: ['whole'] });
    expect(answer.draft.words.vi).toContain('có từ “ngap”');
    expect(answer.dueAt.slice(0, 10)).toBe('2026-01-15');
  });
});

const anyWhen = fc.record(
  {
    categories: fc.subarray(['road', 'noise', 'water'], { minLength: 1 }),
    words: fc.subarray(['ngập', 'ổ gà', 'đèn'], { minLength: 1 }),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    minutes: fc.constantFrom<[number, number]>([0, 720], [600, 605], [1320, 360]),
  },
  { requiredKeys: [] },
);
describe('a dry run', () => {
  it('says what routing then really does, writes nothing, and overlooks no report', async () => {
    const kinds = ['Ngập nước', 'Ổ gà lớn', 'Đèn hỏng', 'Khác'].flatMap((title) =>
      ['road', 'noise'].map((categoryId) => ({ title, categoryId })),
    );
    const own = await makePortal([makePack('mot', { agencies, routing: [] })], {
      identify: identifyBy({ admin: makeIdentity('administrator'), operator: makeIdentity('ioc-operator') }),
      now: START,
      config: { reportsPerHour: 100_000 },
    });
    const before = portal;
    portal = own;
    try {
      for (const kind of kinds) await send(kind);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(anyWhen, fc.constantFrom('office', 'roads', 'water')), { maxLength: 5 }), async (given) => {
          const draft = given.map(([when, agencyId], i) => rule(`r-${i}`, agencyId, when));
          const generation = own.db.generation();
          const answer = await dry(draft);
          expect(own.db.generation()).toBe(generation);
          expect(answer.tried).toBe(kinds.length);
          // Without rules nothing is taken today, so whatever the draft takes is a change.
          expect(answer.agencyChanged + answer.untaken).toBe(kinds.length);
          expect(answer.taken.reduce((sum, { count }) => sum + count, 0)).toBe(answer.agencyChanged);
          expect(answer.moves.reduce((sum, { count }) => sum + count, 0)).toBe(answer.agencyChanged);
          const rules = { ...(await cityRules(own.db, 'mot', START)), rules: draft };
          for (const one of [...answer.changes, ...answer.left]) {
            const asked = {
              categoryId: one.categoryId,
              title: one.title.vi ?? '',
              description: '',
              answers: {},
              position: [105, 21] as const,
            };
            const live = decideAgency(rules, NO_STREETS, { ...asked, areas: areasAt(rules, 105, 21, START), at: START });
            expect(live).toEqual(one.draft);
          }
        }),
        { numRuns: 40 },
      );
      const draft = [rule('nuoc', 'water', { words: ['ngập'] }), rule('duong', 'roads', { categories: ['road'] })];
      const answer = await dry(draft);
      expect((await save(draft)).status).toBe(200);
      for (const { title, categoryId, draft: told } of [...answer.changes, ...answer.left]) {
        const { routing, agencyId } = await send({ title: title.vi, categoryId });
        expect({ ruleId: routing?.ruleId ?? null, agencyId, words: routing?.words }).toEqual({
          ruleId: told.ruleId,
          agencyId: told.agencyId,
          words: told.words,
        });
      }
      expect(answer.left.map(({ title, categoryId }) => `${title.vi} ${categoryId}`).sort()).toEqual(
        ['Khác noise', 'Đèn hỏng noise', 'Ổ gà lớn noise'].sort(),
      );
    } finally {
      portal = before;
      await own.close();
    }
  });
  it('looks only at the days that were asked for', async () => {
    portal.clock.now = new Date('2026-03-14T03:00:00Z');
    expect((await dry([rule('x', 'office')], 1)).tried).toBe(0);
    expect((await dry([rule('x', 'office')], 365)).tried).toBeGreaterThan(0);
    portal.clock.now = START;
  });
});
