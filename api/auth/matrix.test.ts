/** Every route × every role × own and others' things, the routes taken from the running server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agency } from '../../data/contract.ts';
import { agenciesWith, can, type Grant, type Permission, ROLES } from '../../data/model/rights.ts';
import { makeCamera, makePack, makePlace, makeReport } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { ROUTE_RIGHTS, type RouteRight, type Thing } from './route-rights.factory.ts';
import { makeUser, signIn } from './user.factory.ts';

/** Middleware: answers nothing itself. */
const PASSED = ['ALL /*', 'ALL /api/*', 'ALL /open311/v2/*'];
const agencies = ['office', 'roads'].map((id) => Agency.parse({ id, name: { vi: `Đơn vị ${id}` } }));
const pack = (id: string) =>
  makePack(id, {
    agencies,
    places: [makePlace('mine'), makePlace('theirs')],
    cameras: [makeCamera('mine'), makeCamera('theirs', { agencyId: 'roads' })],
    reports: [makeReport('mine', { agencyId: 'office' }), makeReport('theirs', { agencyId: 'roads' })],
  });
const SCOPES: Partial<Record<Grant['role'], Grant['scope']>> = {
  'agency-officer': { agencies: ['office'] },
  'school-staff': { schools: ['mine'] },
};

let portal: Portal;
let people: { name: string; cookie: string; grants: Grant[] }[];
let things: Record<'own' | 'other agency' | 'other city', Thing>;

beforeAll(async () => {
  portal = await makePortal([pack('mot'), pack('hai')]);
  const holders: [string, Grant[]][] = [
    ...ROLES.map((role): [string, Grant[]] => [role, [{ role, city: 'mot', scope: SCOPES[role] ?? {} }]]),
    ['administrator of all cities', [{ role: 'administrator', city: null, scope: {} }]],
    ['nobody’s role', []],
  ];
  people = [];
  for (const [name, grants] of holders) {
    const { email } = await makeUser(portal, grants, { demo: true });
    people.push({ name, grants, cookie: await signIn(portal, email) });
  }
  const thing = (city: string, agency: string, report: string): Thing => ({
    city,
    agency,
    report,
    person: async () => (await makeUser(portal, [{ role: 'planner', city }])).id,
  });
  things = {
    own: thing('mot', 'office', 'mine'),
    'other agency': thing('mot', 'roads', 'theirs'),
    'other city': thing('hai', 'office', 'mine'),
  };
});
afterAll(() => portal.close());

const running = () =>
  [...new Set(portal.app.routes.map(({ method, path }) => `${method} ${path}`))].filter((route) => !PASSED.includes(route));
const REFUSALS = ['signed-out', 'forbidden', 'second-factor-missing'];

/** Asks for a route. @returns the status, and the problem's code where there is one */
async function ask(route: string, { path, body }: RouteRight, thing: Thing, cookie: string) {
  const [method = '', pattern = ''] = route.split(' ');
  const filled = pattern.replace(':city', thing.city).replace(':id', thing.report);
  const url = path === undefined ? filled : typeof path === 'string' ? path : await path(thing);
  // A changed role or a new person is of the thing's city.
  const sent =
    body !== undefined && url.startsWith('/api/admin/') && route.match(/users$|grants$/) ? { ...body, city: thing.city } : (body ?? {});
  const response = await portal.app.request(url, {
    method,
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': crypto.randomUUID(),
      ...(cookie ? { cookie } : {}),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(sent) }),
  });
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const code = isProblem ? ((await response.json()) as { code: string }).code : '';
  await response.body?.cancel().catch(() => undefined);
  return { status: response.status, code };
}

function allowed(grants: Grant[], need: Permission, over: RouteRight['over'], { city, agency, report }: Thing): boolean {
  if (over === 'school') return can(grants, need, { city, school: report });
  if (over === 'case') return can(grants, need, { city, agency });
  if (over === 'reach') return agenciesWith(grants, need, city).length > 0;
  if (over === 'everywhere') return can(grants, need, { city: null });
  return can(grants, need, { city });
}

const rows = Object.entries(ROUTE_RIGHTS);
const withNeed = (...needs: string[]) => rows.filter(([, { need }]) => needs.includes(need));
const guarded = rows.filter(([, { need }]) => !['public', 'signed-in', 'token'].includes(need));

describe('the table of routes', () => {
  it('has a row for every route of the server, and none for a route that is gone', () => {
    expect(Object.keys(ROUTE_RIGHTS).sort()).toEqual(running().sort());
  });
  it('says what the permission is asked of', () => {
    expect(guarded.filter(([, { over }]) => over === undefined).map(([route]) => route)).toEqual([]);
    expect(guarded.length).toBeGreaterThan(15);
  });
});

describe.each(guarded)('%s', (route, right) => {
  const need = right.need as Permission;
  it('is 401 when signed out', async () => {
    for (const thing of Object.values(things)) expect(await ask(route, right, thing, '')).toEqual({ status: 401, code: 'signed-out' });
  });
  it('is 403 for every role without the permission on the thing, and open to every role with it', async () => {
    const seen = { open: 0, closed: 0 };
    for (const { name, cookie, grants } of people)
      for (const [whose, thing] of Object.entries(things)) {
        const { status, code } = await ask(route, right, thing, cookie);
        const told = `${name}, ${whose}: ${status} ${code}`;
        if (allowed(grants, need, right.over, thing)) {
          expect(REFUSALS, told).not.toContain(code);
          expect(status, told).toBeLessThan(500);
          seen.open += 1;
        } else {
          expect([status, code], told).toEqual([403, 'forbidden']);
          seen.closed += 1;
        }
      }
    expect(seen.open).toBeGreaterThan(0);
    expect(seen.closed).toBeGreaterThan(0);
  });
});

describe.each(withNeed('signed-in'))('%s', (route, right) => {
  it('is for who is signed in', async () => {
    expect(await ask(route, right, things.own, '')).toEqual({ status: 401, code: 'signed-out' });
    const { email } = await makeUser(portal);
    expect(REFUSALS).not.toContain((await ask(route, right, things.own, await signIn(portal, email))).code);
  });
});

describe.each(withNeed('token'))('%s', (route, right) => {
  it('gives nothing to anybody without the secret of the link', async () => {
    for (const cookie of ['', ...people.map((one) => one.cookie)]) {
      const { status } = await ask(route, right, things.own, cookie);
      expect([400, 401, 404]).toContain(status);
    }
  });
});

describe.each(withNeed('public'))('%s', (route, right) => {
  it('asks nobody who they are', async () => {
    for (const cookie of ['', ...people.map((one) => one.cookie)]) {
      const { status, code } = await ask(route, right, things.own, cookie);
      expect(REFUSALS).not.toContain(code);
      // The check against machines is not about who it is.
      if (code !== 'proof-missing') expect([401, 403]).not.toContain(status);
      expect(status === 503 || status < 500).toBe(true);
    }
  });
});

describe('a role that needs a second factor', () => {
  it('opens nothing before it is set up', async () => {
    const { email } = await makeUser(portal, [{ role: 'administrator', city: null }]);
    const cookie = await signIn(portal, email);
    for (const [route, right] of guarded)
      expect([route, await ask(route, right, things.own, cookie)]).toEqual([route, { status: 403, code: 'second-factor-missing' }]);
  });
});
