import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { type Ask, identifyBy, makeIdentity, told } from '../../testing/send-report.ts';

let portal: Portal;
let ask: Ask;
beforeAll(async () => {
  portal = await makePortal([makePack('mot', { reports: [makeReport('r-1')] })], {
    identify: identifyBy({ operator: makeIdentity('ioc-operator') }),
  });
  ask = (path, init) => portal.app.request(path, init);
});
afterAll(() => portal.close());

const long = (n: number) => 'ờ'.repeat(n);
const QUERIES: [string, string][] = [
  ['/api/cities/none/cases', '404 city-unknown'],
  ['/api/cities/mot/cases?state=lost', '400 bad-request'],
  ['/api/cities/mot/cases?state=', '400 bad-request'],
  ['/api/cities/mot/cases?priority=now', '400 bad-request'],
  ['/api/cities/mot/cases?agency=A B', '400 bad-request'],
  ['/api/cities/mot/cases?late=maybe', '400 bad-request'],
  ['/api/cities/mot/cases?sort=random', '400 bad-request'],
  ['/api/cities/mot/cases?limit=0', '400 bad-request'],
  ['/api/cities/mot/cases?limit=201', '400 bad-request'],
  ['/api/cities/mot/cases?cursor=abc', '400 bad-request'],
  ['/api/cities/mot/cases?bbox=1,2,3', '400 bad-request'],
  ['/api/cities/mot/cases?bbox=3,2,1,4', '400 bad-request'],
  ['/api/cities/mot/cases?q=', '400 bad-request'],
  ['/api/cities/mot/cases?area=Ä', '400 bad-request'],
  ['/api/cities/mot/cases/none', '404 not-found'],
  ['/api/cities/mot/cases/N%00ne', '404 not-found'],
  ['/api/cities/mot/cases.csv?state=lost', '400 bad-request'],
  ['/api/cities/none/cases.csv', '404 city-unknown'],
  ['/api/cities/mot/figures?by=mood', '400 bad-request'],
  ['/api/cities/mot/figures?from=yesterday', '400 bad-request'],
  ['/api/cities/mot/figures?from=2026-02-02&to=2026-02-01', '400 bad-request'],
  ['/api/cities/mot/reports/similar?category=road', '400 bad-request'],
  ['/api/cities/mot/reports/similar?category=road&at=1', '400 bad-request'],
  ['/api/cities/mot/reports/similar?category=road&at=999,1', '400 bad-request'],
  ['/api/cities/none/reports/challenge', '404 city-unknown'],
  ['/api/cities/none/reports.rss', '404 city-unknown'],
  ['/api/live', '400 bad-request'],
  ['/api/live?city=mot&topics=', '400 bad-request'],
  ['/api/tracking', '404 not-found'],
  ['/media/x/small.webp', '404 not-found'],
  ['/media/0123456789abcdef01234567/small.webp', '404 not-found'],
  ['/media/0123456789abcdef01234567/huge.webp', '404 not-found'],
  ['/media/..%2f..%2fsecrets/reports', '404 not-found'],
];
const BODIES: [string, string, unknown, string][] = [
  ['moves', 'no version', { to: 'accepted' }, '400 bad-request'],
  ['moves', 'a state that is none', { version: 1, to: 'lost' }, '400 bad-request'],
  ['moves', 'an empty reason', { version: 1, to: 'on_hold', reason: '  ' }, '400 bad-request'],
  ['moves', 'a day that is none', { version: 1, to: 'scheduled', day: '2026-13-01' }, '400 bad-request'],
  ['moves', 'a day in the past', { version: 1, to: 'scheduled', day: '2020-01-01' }, '400 bad-request'],
  ['moves', 'an agency that is none', { version: 1, to: 'forwarded', agencyId: 'nobody' }, '400 bad-request'],
  ['moves', 'its own agency', { version: 1, to: 'forwarded', agencyId: 'office' }, '409 move-not-allowed'],
  ['moves', 'itself to merge into', { version: 1, to: 'merged', caseId: 'r-1' }, '400 bad-request'],
  ['moves', 'nothing to merge into', { version: 1, to: 'merged', caseId: 'none' }, '400 bad-request'],
  ['moves', 'a move backwards', { version: 1, to: 'received' }, '409 move-not-allowed'],
  ['moves', 'an old version', { version: 0, to: 'accepted' }, '409 version-conflict'],
  ['moves', 'a list', [], '400 bad-request'],
  ['assignments', 'nobody known', { version: 1, assigneeId: 'ghost' }, '400 bad-request'],
  ['assignments', 'a priority that is none', { version: 1, priority: 'soon' }, '400 bad-request'],
  ['notes', 'no text', { text: '' }, '400 bad-request'],
  ['notes', 'a text too long', { text: long(4001) }, '400 bad-request'],
  ['moderation', 'no decision', { version: 1 }, '400 bad-request'],
  ['moderation', 'a photo of another', { version: 1, publish: true, photos: [{ id: 'x', removed: true }] }, '400 bad-request'],
  ['moderation', 'a title of nothing', { version: 1, publish: true, title: '\u0007' }, '400 bad-request'],
  [
    'moderation',
    'a box outside',
    { version: 1, publish: true, photos: [{ id: 'x', boxes: [{ x: 2, y: 0, width: 1, height: 1 }] }] },
    '400 bad-request',
  ],
  ['extensions', 'an earlier day', { version: 1, dueAt: '2026-01-06T00:00:00Z', reason: 'x' }, '400 bad-request'],
  ['extensions', 'a day without a zone', { version: 1, dueAt: '2026-03-06T00:00:00', reason: 'x' }, '400 bad-request'],
  ['extensions', 'another century', { version: 1, dueAt: '2126-03-06T00:00:00Z', reason: 'x' }, '400 bad-request'],
  ['extensions', 'no reason', { version: 1, dueAt: '2026-03-06T00:00:00Z' }, '400 bad-request'],
];
describe('the staff is told what is wrong with', () => {
  it.each(QUERIES)('%s: %s', async (path, expected) =>
    expect(await told(await ask(path, { headers: { 'x-as': 'operator' } }))).toBe(expected),
  );
  it.each(BODIES)('%s, %s', async (verb, _, body, expected) => {
    const init = { method: 'POST', body: JSON.stringify(body), headers: { 'x-as': 'operator', 'content-type': 'application/json' } };
    expect(await told(await ask(`/api/cities/mot/cases/r-1/${verb}`, init))).toBe(expected);
  });
});
