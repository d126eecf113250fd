import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Authenticator, makeAuthenticator } from '../../auth/authenticator.factory.ts';
import { addSecondFactor, cookiesOf, makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';

let portal: Portal;
let origin: string;
beforeEach(async () => {
  portal = await makePortal([makePack('mot')]);
  origin = portal.config.publicUrl;
});
afterEach(() => portal.close());

type Wish = Partial<Parameters<Authenticator['get']>[0]>;
const me = async (cookie: string) => (await portal.get('/api/me', cookie ? { cookie } : {})).json.me;
const list = async (cookie: string) => (await portal.get('/api/auth/passkeys', { cookie })).json.passkeys;
const actions = async () => (await portal.db.client.execute('SELECT action FROM audit ORDER BY seq')).rows.map((row) => String(row.action));

/** Asks for a challenge. @returns it, and the cookies that go with it */
async function begin(path: string, cookie = '', body: unknown = {}) {
  const response = await send(portal, `/api/auth/${path}`, body, cookie);
  const options = (await response.json()) as {
    challenge: string;
    rp?: { id: string };
    userVerification?: string;
    allowCredentials?: unknown;
  };
  return { status: response.status, options, challenge: options.challenge, cookie: cookiesOf(response, cookie) };
}
/** Adds a passkey to who is signed in. */
async function add(cookie: string, device = makeAuthenticator(), wish: Wish = {}) {
  const begun = await begin('passkeys/options', cookie, { password: PASSWORD });
  const credential = device.create({ origin, challenge: begun.challenge, ...wish });
  const response = await send(portal, '/api/auth/passkeys', { name: 'Điện thoại', credential }, begun.cookie);
  return { device, response, status: response.status, cookie: cookiesOf(response, begun.cookie) };
}
/** Signs in with a passkey. */
async function use(device: Authenticator, wish: Wish = {}) {
  const { challenge, cookie } = await begin('passkey/options');
  const response = await send(portal, '/api/auth/passkey', { credential: device.get({ origin, challenge, ...wish }) }, cookie);
  return { response, status: response.status, cookie: cookiesOf(response, cookie) };
}

describe('a passkey', () => {
  it('is added, named, signs in without e-mail or password, and is removed', async () => {
    const { email } = await makeUser(portal);
    const { device, status, cookie } = await add(await signIn(portal, email));
    expect(status).toBe(200);
    expect(await list(cookie)).toMatchObject([{ name: 'Điện thoại', synced: false }]);
    const [{ id }] = await list(cookie);
    expect((await send(portal, `/api/auth/passkeys/${id}`, { name: 'Máy bàn' }, cookie, 'PUT')).status).toBe(200);
    expect(await list(cookie)).toMatchObject([{ name: 'Máy bàn' }]);

    const signed = await use(device);
    expect(await signed.response.text()).toBe('{"done":true}');
    expect(await me(signed.cookie)).toMatchObject({ email, passkey: true, secondFactorUsed: true });
    expect((await send(portal, `/api/auth/passkeys/${id}`, {}, signed.cookie, 'DELETE')).status).toBe(200);
    expect(await list(signed.cookie)).toEqual([]);
    expect((await use(device)).status).toBe(400);
    expect((await actions()).filter((action) => /passkey/.test(action))).toEqual([
      'add:passkey',
      'name:passkey',
      'use:passkey',
      'remove:passkey',
      'fail:passkey',
    ]);
  });

  it('is both factors: an operator needs nothing else', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const first = await signIn(portal, email);
    expect(await me(first)).toMatchObject({ grants: [], secondFactorMissing: true });
    const { device, cookie } = await add(first);
    expect(await me(cookie)).toMatchObject({ grants: [{ role: 'ioc-operator' }], secondFactorMissing: false });
    expect(await me(first)).toBeNull();
    expect(await me((await use(device)).cookie)).toMatchObject({ grants: [{ role: 'ioc-operator' }] });
    // The password alone opens the account still, but none of its rights.
    expect(await me(await signIn(portal, email))).toMatchObject({ grants: [], secondFactorMissing: true, passkey: true });
  });

  it('takes its rights and sessions along when it goes', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const { device, cookie } = await add(await signIn(portal, email));
    const elsewhere = (await use(device)).cookie;
    const [{ id }] = await list(cookie);
    await send(portal, `/api/auth/passkeys/${id}`, {}, cookie, 'DELETE');
    expect(await me(elsewhere)).toBeNull();
    expect(await me(cookie)).toMatchObject({ email, grants: [], secondFactorMissing: true });
  });

  it('works beside an app for codes, and stays when that goes', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const app = await addSecondFactor(portal, await signIn(portal, email));
    const { device, cookie } = await add(app.cookie);
    const off = await send(portal, '/api/auth/second-factor/remove', { password: PASSWORD }, cookie);
    expect(off.status).toBe(200);
    expect(await me((await use(device)).cookie)).toMatchObject({ grants: [{ role: 'ioc-operator' }], secondFactor: false });
  });

  it('cannot be joined by another second factor with a stolen password alone', async () => {
    const { email } = await makeUser(portal, [{ role: 'administrator' }]);
    const { cookie } = await add(await signIn(portal, email));
    const [{ id }] = await list(cookie);
    const thief = await signIn(portal, email);
    const newPassword = 'sau bay tam chin muoi';
    for (const [path, body, method] of [
      ['passkeys/options', { password: PASSWORD }, 'POST'],
      ['second-factor', { password: PASSWORD }, 'POST'],
      ['recovery-codes', { password: PASSWORD }, 'POST'],
      ['password', { password: PASSWORD, newPassword }, 'POST'],
      [`passkeys/${id}`, {}, 'DELETE'],
    ] as const)
      expect([path, (await send(portal, `/api/auth/${path}`, body, thief, method)).status]).toEqual([path, 403]);
    expect(await me(await signIn(portal, email))).toMatchObject({ secondFactor: false });
  });

  it('is one’s own: others neither see, name nor remove it', async () => {
    const { email } = await makeUser(portal);
    const { cookie } = await add(await signIn(portal, email));
    const [{ id }] = await list(cookie);
    const other = await signIn(portal, (await makeUser(portal)).email);
    expect(await list(other)).toEqual([]);
    expect((await send(portal, `/api/auth/passkeys/${id}`, { name: 'x' }, other, 'PUT')).status).toBe(404);
    expect((await send(portal, `/api/auth/passkeys/${id}`, {}, other, 'DELETE')).status).toBe(404);
    expect(await list(cookie)).toHaveLength(1);
  });

  it('needs the password again, or a sign-in of just now where there is none', async () => {
    const { id, email } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    expect((await begin('passkeys/options', cookie, {})).status).toBe(400);
    expect((await begin('passkeys/options', cookie, { password: 'khong phai mat khau' })).status).toBe(400);
    await portal.db.write((client) => client.execute({ sql: 'DELETE FROM account WHERE user_id = ?', args: [id] }));
    expect((await begin('passkeys/options', cookie)).status).toBe(200);
    await portal.db.write((client) => client.execute('UPDATE session SET created_at = created_at - 11 * 60000'));
    expect((await begin('passkeys/options', cookie)).status).toBe(401);
  });

  it('goes where an invitation or a lost telephone takes the second factor', async () => {
    const { id, email } = await makeUser(portal, [{ role: 'planner', city: 'mot' }]);
    const { device } = await add(await signIn(portal, email));
    const admin = await signIn(portal, (await makeUser(portal, [{ role: 'administrator' }], { demo: true })).email);
    expect((await send(portal, `/api/admin/users/${id}/invitation`, { dropSecondFactor: true }, admin)).status).toBe(200);
    expect((await use(device)).status).toBe(400);
  });

  it('is asked for in the same way whoever comes', async () => {
    const { email } = await makeUser(portal);
    const { cookie } = await add(await signIn(portal, email));
    for (const who of ['', cookie]) {
      const { options } = await begin('passkey/options', who);
      expect(options.allowCredentials ?? []).toEqual([]);
      expect(options.userVerification).toBe('required');
    }
  });
});

describe('a passkey is not added', () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await signIn(portal, (await makeUser(portal)).email);
  });
  it.each<[string, Wish]>([
    ['for another origin', { origin: 'https://khac.example' }],
    ['for another site', { rpId: 'khac.example' }],
    ['with a challenge of its own', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['by a device that did not ask who holds it', { verified: false }],
  ])('%s', async (_, wish) => {
    expect((await add(cookie, makeAuthenticator(), wish)).status).toBe(400);
    expect(await list(cookie)).toEqual([]);
  });
  it('twice, nor with an answer sent twice', async () => {
    const device = makeAuthenticator();
    const begun = await begin('passkeys/options', cookie, { password: PASSWORD });
    const credential = device.create({ origin, challenge: begun.challenge });
    const first = await send(portal, '/api/auth/passkeys', { name: 'a', credential }, begun.cookie);
    const after = cookiesOf(first, begun.cookie);
    expect((await send(portal, '/api/auth/passkeys', { name: 'b', credential }, after)).status).toBe(400);
    const again = await add(after, device);
    expect(again.status).toBeGreaterThanOrEqual(400);
    expect(await list(after)).toHaveLength(1);
  });
  it('with the challenge of a sign-in, or of somebody else', async () => {
    const device = makeAuthenticator();
    const signing = await begin('passkey/options', cookie);
    const wrong = { name: 'x', credential: device.create({ origin, challenge: signing.challenge }) };
    expect((await send(portal, '/api/auth/passkeys', wrong, signing.cookie)).status).toBe(400);
    const other = await signIn(portal, (await makeUser(portal)).email);
    const theirs = await begin('passkeys/options', other, { password: PASSWORD });
    const challengeCookie = theirs.cookie.split('; ').find((pair) => pair.includes('passkey=')) ?? '';
    const credential = device.create({ origin, challenge: theirs.challenge });
    const stolen = await send(portal, '/api/auth/passkeys', { name: 'x', credential }, `${cookie}; ${challengeCookie}`);
    expect(stolen.status).toBeGreaterThanOrEqual(400);
    expect(await list(cookie)).toEqual([]);
    expect(await list(other)).toEqual([]);
  });
});

describe('a passkey opens nothing', () => {
  let device: Authenticator;
  beforeEach(async () => {
    ({ device } = await add(await signIn(portal, (await makeUser(portal)).email)));
  });
  it.each<[string, Wish]>([
    ['from another origin', { origin: 'https://khac.example' }],
    ['from a look-alike port', { origin: 'http://localhost:1' }],
    ['for another site', { rpId: 'khac.example' }],
    ['with a challenge of its own', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['where the device did not ask who holds it', { verified: false }],
    ['with a counter that goes back: it was copied', { counter: 1 }],
  ])('%s', async (_, wish) => {
    const { status, cookie } = await use(device, wish);
    expect(status).toBe(400);
    expect(await me(cookie)).toBeNull();
    expect((await use(device, { counter: 9 })).status).toBe(200);
  });
  it('with an answer sent twice', async () => {
    const { challenge, cookie } = await begin('passkey/options');
    const credential = device.get({ origin, challenge });
    expect((await send(portal, '/api/auth/passkey', { credential }, cookie)).status).toBe(200);
    expect((await send(portal, '/api/auth/passkey', { credential }, cookie)).status).toBe(400);
  });
  it('with the challenge of another visitor, or one that is too old', async () => {
    const [mine, theirs] = [await begin('passkey/options'), await begin('passkey/options')];
    const credential = device.get({ origin, challenge: theirs.challenge });
    expect((await send(portal, '/api/auth/passkey', { credential }, mine.cookie)).status).toBe(400);
    expect((await send(portal, '/api/auth/passkey', { credential }, '')).status).toBe(400);
    await portal.db.write((client) => client.execute('UPDATE verification SET expires_at = 1'));
    expect((await send(portal, '/api/auth/passkey', { credential }, theirs.cookie)).status).toBe(400);
  });
  it('where it is not known, with the same words as where it does not fit', async () => {
    const words = async (response: Response) => (await response.text()).replace(/"requestId":"[^"]*"/, '');
    const unknown = await use(makeAuthenticator());
    const wrong = await use(device, { counter: 1 });
    expect([unknown.status, await words(unknown.response)]).toEqual([wrong.status, await words(wrong.response)]);
  });
});
