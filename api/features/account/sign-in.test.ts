import { createOTP } from '@better-auth/utils/otp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookiesOf, makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';

let portal: Portal;
beforeEach(async () => {
  portal = await makePortal([makePack('mot')]);
});
afterEach(() => portal.close());

const me = async (cookie: string) => (await portal.get('/api/me', cookie ? { cookie } : {})).json.me;
const actions = async () => (await portal.db.client.execute('SELECT action FROM audit ORDER BY seq')).rows.map((row) => row.action);

describe('signing in', () => {
  it('knows nobody without a cookie, and who it is with one', async () => {
    expect(await me('')).toBeNull();
    const { email } = await makeUser(portal, [{ role: 'planner', city: 'mot' }]);
    const known = await me(await signIn(portal, email));
    expect(known).toMatchObject({ email, grants: [{ role: 'planner', city: 'mot', scope: {} }], secondFactorMissing: false, demo: false });
    expect(await actions()).toEqual(['sign-in:user']);
  });

  it('succeeds 50 times at once beside 200 transactions', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => makeUser(portal)));
    await portal.db.client.execute('CREATE TABLE beside (n INTEGER)');
    const writes = Array.from({ length: 200 }, (_, n) =>
      portal.db.transact(async (tx) => {
        await tx.execute({ sql: 'INSERT INTO beside VALUES (?)', args: [n] });
        // Stays open while others run: a write that passes by the queue meets it and fails.
        await new Promise((turn) => setTimeout(turn, 10));
      }),
    );
    const cookies = await Promise.all(people.map(({ email }) => signIn(portal, email)));
    await Promise.all(writes);
    expect(new Set(cookies).size).toBe(50);
    expect((await portal.db.client.execute('SELECT count(*) AS n FROM beside')).rows[0]?.n).toBe(200);
    expect((await portal.db.client.execute('SELECT count(*) AS n FROM session')).rows[0]?.n).toBe(50);
  });
});

const totp = async (uri: string) => {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const { base32 } = await import('@better-auth/utils/base32');
  return createOTP(new TextDecoder().decode(base32.decode(secret)), { digits: 6, period: 30 }).totp();
};

describe('the second factor', () => {
  it('gives an operator no rights before it is set up, and asks for its code at every sign-in after', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    let cookie = await signIn(portal, email);
    expect(await me(cookie)).toMatchObject({ grants: [], secondFactorMissing: true });
    const { uri, recoveryCodes } = await (await send(portal, '/api/auth/second-factor', { password: PASSWORD }, cookie)).json();
    expect(recoveryCodes.length).toBeGreaterThan(5);
    const done = await send(portal, '/api/auth/code', { code: await totp(uri) }, cookie);
    expect(done.status).toBe(200);
    cookie = cookiesOf(done, cookie);
    expect(await me(cookie)).toMatchObject({ grants: [{ role: 'ioc-operator' }], secondFactorMissing: false });

    const first = await send(portal, '/api/auth/sign-in', { email, password: PASSWORD });
    expect(await first.json()).toEqual({ secondFactor: true });
    const half = cookiesOf(first);
    expect(await me(half)).toBeNull();
    const wrong = await send(portal, '/api/auth/code', { code: '000000' }, half);
    expect(wrong.status).toBe(400);
    const right = await send(portal, '/api/auth/code', { code: await totp(uri) }, half);
    expect(await me(cookiesOf(right, half))).toMatchObject({ secondFactorMissing: false });
  });
});
