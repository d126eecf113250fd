/** Signing in at a real provider in a process of its own: its login, its consent, and all that may go wrong. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertUser } from '../../auth/keep-user.ts';
import { cookiesOf, makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
import type { Config } from '../../config.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';

const CALLBACK = 'http://localhost:8080/api/auth/oidc/callback';
let server: ChildProcess;
let issuer: string;
let portal: Portal;

async function startProvider(): Promise<void> {
  server = spawn(process.execPath, ['api/testing/oidc-server.ts', CALLBACK], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(server.stdout ?? server, 'data')) as [Buffer];
  issuer = line.toString().trim();
}
async function stopProvider(): Promise<void> {
  server.kill('SIGKILL');
  await once(server, 'exit');
}
const settings = (change: Partial<NonNullable<Config['oidc']>> = {}): Partial<Config> => ({
  oidc: {
    issuer,
    clientId: 'toan-canh',
    clientSecret: 'bi-mat-cua-cong-thong-tin',
    name: 'Định danh thử',
    scopes: 'openid email profile',
    acr: [],
    amr: [],
    ...change,
  },
});
beforeAll(startProvider);
afterAll(stopProvider);
beforeEach(async () => {
  portal = await makePortal([makePack('mot')], { config: settings() });
});
afterEach(() => portal.close());

const me = async (cookie: string) => (await portal.get('/api/me', cookie ? { cookie } : {})).json.me;
const links = async () => (await portal.db.client.execute("SELECT user_id FROM account WHERE provider_id LIKE 'oidc:%'")).rows.length;

/** Begins at the portal. @returns the provider's address and the cookies of the browser */
async function begin(cookie = '', body: unknown = {}) {
  const response = await send(portal, '/api/auth/oidc', body, cookie);
  const { url = '' } = (await response.json()) as { url?: string };
  return { status: response.status, url, cookie: cookiesOf(response, cookie) };
}
/** Does what a person does at the provider: logs in, consents. @returns the address that the provider sends them back to */
async function atProvider(url: string, form: Record<string, string>): Promise<URL> {
  let [at, cookie] = [new URL(url), ''];
  let body: URLSearchParams | undefined;
  for (let hop = 0; hop < 12; hop++) {
    const response = await fetch(at, { redirect: 'manual', headers: { cookie }, ...(body ? { method: 'POST', body } : {}) });
    cookie = cookiesOf(response, cookie);
    body = undefined;
    const to = response.headers.get('location');
    if (to) {
      at = new URL(to, at);
      if (at.href.startsWith(CALLBACK)) return at;
    } else if ((await response.text()).includes('data-prompt')) body = new URLSearchParams(form);
    else throw new Error(`the provider answers ${response.status} at ${at.pathname}`);
  }
  throw new Error('the provider never sends back');
}
async function comeBack(to: URL, cookie: string) {
  const response = await portal.app.request(to.pathname + to.search, { headers: cookie ? { cookie } : {} });
  return { status: response.status, to: response.headers.get('location'), cookie: cookiesOf(response, cookie) };
}
/** The whole way. */
async function through(login: string, more: Record<string, string> = {}, body: unknown = {}, cookie = '') {
  const begun = await begin(cookie, body);
  return comeBack(await atProvider(begun.url, { login, ...more }), begun.cookie);
}

describe('another sign-in service', () => {
  it('is offered by name, or not at all', async () => {
    expect((await portal.get('/api/auth/providers')).json).toEqual({
      oidc: { name: 'Định danh thử', linked: false },
      ...{ password: false, otherWay: false },
    });
    const without = await makePortal([makePack('mot')]);
    expect((await without.get('/api/auth/providers')).json).toMatchObject({ oidc: null });
    expect((await send(without, '/api/auth/oidc')).status).toBe(404);
    await without.close();
  });

  it('signs a resident in, the same one each time, without any role', async () => {
    const first = await through('lan', {}, { back: '/mot/report' });
    expect(first).toMatchObject({ status: 302, to: '/mot/report' });
    expect(await me(first.cookie)).toMatchObject({ name: 'Người lan', email: 'lan@thu.example', grants: [], secondFactorUsed: false });
    const again = await through('lan');
    expect((await me(again.cookie)).id).toBe((await me(first.cookie)).id);
    expect(again.to).toBe('/mot/account');
    expect(await links()).toBe(1);
    const { rows } = await portal.db.client.execute('SELECT action FROM audit ORDER BY seq');
    expect(rows.map((row) => row.action)).toEqual(['sign-up:oidc', 'use:oidc', 'use:oidc']);
  });

  it('asks with PKCE, state and nonce, and keeps none of them readable', async () => {
    const { url } = await begin();
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length).toBeGreaterThan(30);
    const { rows } = await portal.db.client.execute('SELECT * FROM oidc_step');
    expect(JSON.stringify(rows)).not.toContain(asked.get('state'));
  });

  it.each(['https://khac.example/', '//khac.example', '/\\khac.example', 'javascript:alert(1)'])('never leads on to %s', async (back) => {
    expect((await through('lan', {}, { back })).to).toBe('/mot/account');
  });
});

describe('an account of the same address', () => {
  it('that nobody confirmed becomes its owner’s, without the stranger’s password and sessions', async () => {
    const { id, email } = await makeUser(portal, [], { email: 'hoa@thu.example' });
    const stranger = await signIn(portal, email);
    await portal.db.write((client) => client.execute('UPDATE user SET email_verified = 0'));
    const owner = await through('hoa');
    expect((await me(owner.cookie)).id).toBe(id);
    expect(await me(stranger)).toBeNull();
    expect((await send(portal, '/api/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
  });
  it('that is confirmed is linked and keeps its password', async () => {
    const { id, email } = await makeUser(portal, [], { email: 'mai@thu.example' });
    expect((await me((await through('mai')).cookie)).id).toBe(id);
    await signIn(portal, email);
  });
  it('is left alone where the provider does not say that the address is verified', async () => {
    await makeUser(portal, [], { email: 'chua-ro@thu.example' });
    const refused = await through('chua-ro');
    expect(refused.to).toBe('/mot/account?problem=oidc-unverified');
    expect([await me(refused.cookie), await links()]).toEqual([null, 0]);
  });
  it('with roles is never taken by its address, but linked by whoever is signed in to it', async () => {
    const { id, email } = await makeUser(portal, [{ role: 'agency-officer', city: 'mot' }], { email: 'can-bo@thu.example' });
    expect((await through('can-bo')).to).toBe('/mot/account?problem=oidc-taken');
    const cookie = await signIn(portal, email);
    expect((await begin(cookie, { link: true, password: 'khong phai mat khau' })).status).toBe(400);
    expect((await through('can-bo', {}, { link: true, password: PASSWORD }, cookie)).to).toBe('/mot/account');
    expect((await portal.get('/api/auth/providers', { cookie })).json.oidc.linked).toBe(true);
    expect(await me((await through('can-bo')).cookie)).toMatchObject({ id, grants: [{ role: 'agency-officer' }] });
    const other = await signIn(portal, (await makeUser(portal)).email);
    expect((await through('can-bo', {}, { link: true, password: PASSWORD }, other)).to).toBe('/mot/account?problem=oidc-taken');
  });
  it('is not linked to whoever signed in meanwhile', async () => {
    const cookie = await signIn(portal, (await makeUser(portal)).email);
    const begun = await begin(cookie, { link: true, password: PASSWORD });
    const back = await atProvider(begun.url, { login: 'ke-khac' });
    const other = await signIn(portal, (await makeUser(portal)).email);
    const mixed = `${other}; ${begun.cookie.split('; ').find((pair) => pair.startsWith('toan-canh.oidc='))}`;
    expect((await comeBack(back, mixed)).to).toBe('/mot/account?problem=oidc-refused');
    expect(await links()).toBe(0);
  });
});

describe('taking the link off', () => {
  const ways = async (cookie: string) => (await portal.get('/api/auth/providers', { cookie })).json;
  const unlink = async (cookie: string, body: unknown = {}) => (await send(portal, '/api/auth/oidc/remove', body, cookie)).status;

  it('needs the password, ends the sessions that began there, and the service signs in to it no more', async () => {
    const { id, email } = await makeUser(portal, [], { email: 'mai@thu.example' });
    const cookie = await signIn(portal, email);
    await through('mai', {}, { link: true, password: PASSWORD }, cookie);
    const elsewhere = (await through('mai')).cookie;
    expect(await ways(cookie)).toMatchObject({ oidc: { linked: true }, password: true, otherWay: true });
    expect([await unlink(''), await unlink(cookie), await unlink(cookie, { password: 'khong phai mat khau' })]).toEqual([401, 400, 400]);
    expect(await links()).toBe(1);
    expect(await unlink(cookie, { password: PASSWORD })).toBe(200);
    expect([await links(), await me(elsewhere), (await me(cookie)).id]).toEqual([0, null, id]);
    expect(await unlink(cookie, { password: PASSWORD })).toBe(404);
    const { rows } = await portal.db.client.execute("SELECT entity_id FROM audit WHERE action = 'unlink:oidc'");
    expect(rows).toMatchObject([{ entity_id: id }]);
  });

  it('goes on in a session that began there, without the factor that the service vouched for', async () => {
    await portal.close();
    portal = await makePortal([makePack('mot')], { config: settings({ amr: ['otp'] }) });
    const { email } = await makeUser(portal, [], { email: 'mai@thu.example' });
    await through('mai', {}, { link: true, password: PASSWORD }, await signIn(portal, email));
    const { cookie } = await through('mai', { strong: '1' });
    expect(await me(cookie)).toMatchObject({ secondFactorUsed: true });
    expect(await unlink(cookie, { password: PASSWORD })).toBe(200);
    expect(await me(cookie)).toMatchObject({ email, secondFactorUsed: false });
  });

  it('is refused where it is the only way in', async () => {
    const { cookie } = await through('lan');
    expect(await ways(cookie)).toMatchObject({ oidc: { linked: true }, password: false, otherWay: false });
    expect(await unlink(cookie)).toBe(400);
    expect(await links()).toBe(1);
  });

  it('without a password is open for ten minutes after signing in', async () => {
    const { cookie } = await through('lan');
    const sql = "INSERT INTO passkey (id, user_id, public_key, credential_id, counter, device_type) VALUES ('p', ?, '', 'p', 0, '')";
    const args = [(await me(cookie)).id];
    await portal.db.write((client) => client.execute({ sql, args }));
    // A passkey is a second factor: a session that began without it changes nothing that it guards.
    expect(await unlink(cookie)).toBe(403);
    await portal.db.write((client) => client.execute('UPDATE session SET second_factor = 1, created_at = created_at - 600001'));
    expect(await unlink(cookie)).toBe(401);
    await portal.db.write((client) => client.execute('UPDATE session SET created_at = created_at + 600001'));
    expect(await unlink(cookie)).toBe(200);
  });
});

describe('the second factor', () => {
  const operator = async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }], { email: 'truc@thu.example' });
    await through('truc', {}, { link: true, password: PASSWORD }, await signIn(portal, email));
  };
  it('is still asked of an operator, whatever the provider says by itself', async () => {
    await operator();
    const { cookie } = await through('truc', { strong: '1' });
    expect(await me(cookie)).toMatchObject({ grants: [], secondFactorMissing: true });
  });
  it.each([{ acr: ['muc-2'] }, { amr: ['otp'] }])('is the provider’s where the operator of the portal counts it so: %o', async (change) => {
    await portal.close();
    portal = await makePortal([makePack('mot')], { config: settings(change) });
    await operator();
    expect(await me((await through('truc')).cookie)).toMatchObject({ grants: [], secondFactorMissing: true });
    const strong = await through('truc', { strong: '1' });
    expect(await me(strong.cookie)).toMatchObject({ grants: [{ role: 'ioc-operator' }], secondFactorMissing: false });
  });
});

describe('a return', () => {
  it('opens once', async () => {
    const begun = await begin();
    const back = await atProvider(begun.url, { login: 'lan' });
    expect((await comeBack(back, begun.cookie)).to).toBe('/mot/account');
    const again = await comeBack(back, begun.cookie);
    expect([again.to, await me(again.cookie)]).toEqual(['/mot/account?problem=oidc-refused', null]);
  });
  it.each<[string, (back: URL) => unknown, (cookie: string) => string]>([
    ['with another state', (back) => back.searchParams.set('state', 'x'.repeat(43)), (cookie) => cookie],
    ['without a state', (back) => back.searchParams.delete('state'), (cookie) => cookie],
    ['in another browser', () => undefined, () => ''],
    ['with another code', (back) => back.searchParams.set('code', 'x'.repeat(43)), (cookie) => cookie],
    ['of another issuer', (back) => back.searchParams.set('iss', 'https://khac.example'), (cookie) => cookie],
    ['too late', () => portal.db.write((client) => client.execute('UPDATE oidc_step SET expires_at = 1')), (cookie) => cookie],
    ['to another nonce', () => portal.db.write((client) => client.execute("UPDATE oidc_step SET nonce = 'khac'")), (cookie) => cookie],
    [
      'to another verifier',
      () => portal.db.write((client) => client.execute("UPDATE oidc_step SET verifier = 'khac'")),
      (cookie) => cookie,
    ],
  ])('%s opens nothing', async (_, spoil, browser) => {
    const begun = await begin();
    const back = await atProvider(begun.url, { login: 'lan' });
    await spoil(back);
    const refused = await comeBack(back, browser(begun.cookie));
    expect(refused.to).toBe('/mot/account?problem=oidc-refused');
    expect([await me(refused.cookie), await links()]).toEqual([null, 0]);
  });
  it('of somebody who refused there says so', async () => {
    expect((await through('lan', { refuse: '1' })).to).toBe('/mot/account?problem=oidc-refused');
  });
});

describe('a provider', () => {
  it('that calls itself something else is not believed', async () => {
    await portal.close();
    portal = await makePortal([makePack('mot')], { config: settings({ issuer: issuer.replace('localhost', '127.0.0.1') }) });
    expect((await begin()).status).toBe(403);
  });
  it('with a wrong secret gives nothing', async () => {
    await portal.close();
    portal = await makePortal([makePack('mot')], { config: settings({ clientSecret: 'khong-phai-bi-mat' }) });
    expect((await through('lan')).to).toBe('/mot/account?problem=oidc-refused');
  });
  it('that is down is said to be, before and after, and works again when it is back', async () => {
    const begun = await begin();
    const back = await atProvider(begun.url, { login: 'lan' });
    const down = await makePortal([makePack('mot')], { config: settings({ issuer: 'http://localhost:1' }) });
    expect((await send(down, '/api/auth/oidc')).status).toBe(503);
    await down.close();
    await stopProvider();
    expect((await comeBack(back, begun.cookie)).to).toBe('/mot/account?problem=oidc-down');
    await startProvider();
    await portal.close();
    portal = await makePortal([makePack('mot')], { config: settings() });
    expect((await through('lan')).to).toBe('/mot/account');
  });
  it('cannot take an invited account before it was accepted', async () => {
    await portal.db.transact(async (tx) => {
      const id = await insertUser(tx, { name: 'Mời', email: 'moi@thu.example' }, new Date());
      await tx.execute({ sql: "INSERT INTO role_grant (user_id, role, city, created_at) VALUES (?, 'planner', 'mot', '')", args: [id] });
    });
    expect((await through('moi')).to).toBe('/mot/account?problem=oidc-taken');
  });
});
