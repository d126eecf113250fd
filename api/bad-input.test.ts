/** What strangers send that cannot be, at every door: told with a status, a code and a sentence; nothing is written and nothing breaks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUser, signIn } from './auth/user.factory.ts';
import { BODIES, HEADERS, KEY, OPEN311, QUERIES, SCRIPTS, SIGN_IN } from './bad-input.factory.ts';
import * as ofCases from './features/cases/bad-input.factory.ts';
import * as ofReports from './features/reports/bad-input.factory.ts';
import { makePack, makePlace, makeReport } from './testing/make-pack.ts';
import { makePortal, type Portal } from './testing/make-portal.ts';
import { makeReportInput, sendReport, told } from './testing/send-report.ts';

let portal: Portal;
let cookie: string;
beforeAll(async () => {
  portal = await makePortal([makePack('mot', { reports: [makeReport('r-1')], places: [makePlace('truong')] })], {
    config: { trustedHops: 1, open311Keys: [KEY], reportsPerHour: 9999 },
  });
  cookie = await signIn(portal, (await makeUser(portal, [{ role: 'administrator' }], { demo: true })).email);
});
afterAll(() => portal.close());

let asked = 0;
/** Every request from another address, so that no limit answers in place of the check. */
const ask = (path: string, { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {}) =>
  portal.app.request(path, { ...init, headers: { 'x-forwarded-for': `198.51.${++asked >> 8}.${asked & 255}`, ...headers } });

const counted = async () =>
  Number((await portal.db.client.execute('SELECT (SELECT count(*) FROM report) + (SELECT count(*) FROM user) AS n')).rows[0]?.n);
const unchanged = async (work: () => Promise<void>) => {
  const before = await counted();
  await work();
  expect(await counted()).toBe(before);
};

describe('a query that cannot be', () => {
  it.each(QUERIES)('%s: %s', async (path, expected) => expect(await told(await ask(path, { headers: { cookie } }))).toBe(expected));
});
describe('a body that cannot be', () => {
  it.each(BODIES)('%s, %s', (route, _, body) =>
    unchanged(async () => {
      const [method = '', path = ''] = route.split(' ');
      const headers = {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        ...(path.includes('admin') ? { cookie } : {}),
      };
      const answer = await ask(path, { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
      expect(await told(answer)).toBe('400 bad-request');
    }),
  );
});
describe('headers that cannot be', () => {
  it.each(HEADERS)('%s, %s', (_, route, headers, expected) =>
    unchanged(async () => {
      const [method = '', path = ''] = route.split(' ');
      const own = headers.cookie === 'own' ? { ...headers, cookie } : headers;
      const kind = { 'content-type': 'application/json', ...own };
      const answer = await ask(path, { method, headers: kind, ...(method === 'GET' ? {} : { body: JSON.stringify(SIGN_IN) }) });
      expect(await told(answer)).toBe(expected);
    }),
  );
});
describe('an Open311 request that cannot be', () => {
  it.each(OPEN311)('%s', (_, given, type, status) =>
    unchanged(async () => {
      const base = { api_key: KEY, jurisdiction_id: 'mot', service_code: 'road', lat: '21', long: '105', description: 'x' };
      const body = typeof given === 'string' ? given : new URLSearchParams({ ...base, ...given }).toString();
      for (const format of ['json', 'xml']) {
        const headers = { 'content-type': type || 'application/x-www-form-urlencoded' };
        const answer = await ask(`/open311/v2/requests.${format}`, { method: 'POST', body, headers });
        expect([answer.status, (await answer.text()).length > 40]).toEqual([status, true]);
      }
    }),
  );
});
describe('a text in any script is taken as it is', () => {
  it.each(SCRIPTS)('%s: %s', async (_, title) => {
    const answer = await sendReport(ask as Parameters<typeof sendReport>[0], 'mot', makeReportInput({ title }));
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    expect((await portal.get(`/api/cities/mot/reports/${id}`)).json.properties.title.vi).toBe(title.normalize('NFC'));
    const found = await ask(`/api/cities/mot/search?q=${encodeURIComponent(title)}`);
    expect(found.status).toBe(200);
  });
});

it('an address that is too long is told so, whatever stands in it', async () => {
  expect(await told(await ask(`/api/cities/mot/search?q=${'a'.repeat(5000)}`))).toBe('414 too-long');
});

describe('the tables', () => {
  const tables: Record<string, unknown[][]> = { QUERIES, BODIES, HEADERS, OPEN311, SCRIPTS, ...ofCases, ...ofReports };
  it('hold at least 300 cases, no two of a table alike', () => {
    for (const [name, rows] of Object.entries(tables))
      expect([
        name,
        new Set(
          rows.map((row) =>
            row
              .slice(0, 2)
              .map((part) => JSON.stringify(part))
              .join(' '),
          ),
        ).size,
      ]).toEqual([name, rows.length]);
    expect(Object.values(tables).flat().length).toBeGreaterThanOrEqual(300);
  });
});
