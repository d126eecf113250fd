import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertUser } from '../../auth/keep-user.ts';
import { addSecondFactor, codeOf, cookiesOf, makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
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

describe('the second factor', () => {
  it('gives an operator no rights before it is set up, and asks for its code at every sign-in after', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const first = await signIn(portal, email);
    expect(await me(first)).toMatchObject({ grants: [], secondFactorMissing: true });
    const { cookie, uri } = await addSecondFactor(portal, first);
    expect(await me(cookie)).toMatchObject({ grants: [{ role: 'ioc-operator' }], secondFactorMissing: false });
    // The session changed with what it may do: the old one is over.
    expect(await me(first)).toBeNull();

    const asked = await send(portal, '/api/auth/sign-in', { email, password: PASSWORD });
    expect(await asked.json()).toEqual({ secondFactor: true });
    const half = cookiesOf(asked);
    expect(await me(half)).toBeNull();
    expect((await send(portal, '/api/auth/code', { code: '000000' }, half)).status).toBe(400);
    const right = await send(portal, '/api/auth/code', { code: codeOf(uri, 1) }, half);
    expect(await me(cookiesOf(right, half))).toMatchObject({ secondFactorMissing: false });
  });

  it('takes each code of the app once', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const { uri } = await addSecondFactor(portal, await signIn(portal, email));
    const code = codeOf(uri, 1);
    const use = async () => {
      const half = cookiesOf(await send(portal, '/api/auth/sign-in', { email, password: PASSWORD }));
      const response = await send(portal, '/api/auth/code', { code }, half);
      return { status: response.status, me: await me(cookiesOf(response, half)) };
    };
    expect(await use()).toMatchObject({ status: 200, me: { email } });
    expect(await use()).toEqual({ status: 400, me: null });
    expect((await portal.db.client.execute('SELECT count(*) AS n FROM session')).rows[0]?.n).toBe(2);
  });

  it('takes each recovery code once', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const { recoveryCodes } = await addSecondFactor(portal, await signIn(portal, email));
    const use = async () => {
      const half = cookiesOf(await send(portal, '/api/auth/sign-in', { email, password: PASSWORD }));
      return (await send(portal, '/api/auth/code', { code: recoveryCodes[0], recovery: true }, half)).status;
    };
    expect([await use(), await use()]).toEqual([200, 400]);
  });

  it('gives no rights to a session that began without it', async () => {
    const { email } = await makeUser(portal, [{ role: 'administrator' }]);
    const elsewhere = await signIn(portal, email);
    await addSecondFactor(portal, await signIn(portal, email));
    expect(await me(elsewhere)).toMatchObject({ grants: [], secondFactorMissing: true });
  });

  it('locks after ten wrong codes, over several sign-ins', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const { uri } = await addSecondFactor(portal, await signIn(portal, email));
    for (let round = 0; round < 3; round++) {
      const half = cookiesOf(await send(portal, '/api/auth/sign-in', { email, password: PASSWORD }));
      for (let n = 0; n < 4; n++) await send(portal, '/api/auth/code', { code: '000000' }, half);
    }
    const half = cookiesOf(await send(portal, '/api/auth/sign-in', { email, password: PASSWORD }));
    expect((await send(portal, '/api/auth/code', { code: codeOf(uri, 1) }, half)).status).toBe(429);
  });

  it('is not asked of a demo account', async () => {
    const { email } = await makeUser(portal, [{ role: 'administrator' }], { demo: true });
    expect(await me(await signIn(portal, email))).toMatchObject({
      secondFactorMissing: false,
      demo: true,
      grants: [{ role: 'administrator' }],
    });
  });

  it('can be taken off with the password, and the rights go with it', async () => {
    const { email } = await makeUser(portal, [{ role: 'administrator' }]);
    const { cookie } = await addSecondFactor(portal, await signIn(portal, email));
    expect((await send(portal, '/api/auth/second-factor/remove', { password: 'khong phai mat khau' }, cookie)).status).toBe(400);
    const off = await send(portal, '/api/auth/second-factor/remove', { password: PASSWORD }, cookie);
    expect(await me(cookiesOf(off, cookie))).toMatchObject({ grants: [], secondFactorMissing: true });
  });
});

describe('a session', () => {
  it('ends with signing out, and all of them with signing out everywhere', async () => {
    const { email } = await makeUser(portal);
    const [one, two, three] = [await signIn(portal, email), await signIn(portal, email), await signIn(portal, email)];
    expect((await send(portal, '/api/auth/sign-out', {}, one)).status).toBe(200);
    expect([await me(one), (await me(two)).email]).toEqual([null, email]);
    expect((await send(portal, '/api/auth/sign-out-everywhere', {}, two)).status).toBe(200);
    expect([await me(two), await me(three)]).toEqual([null, null]);
    expect((await send(portal, '/api/auth/sign-out', {}, one)).status).toBe(401);
  });

  it('lasts one shift for an operator', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const { cookie } = await addSecondFactor(portal, await signIn(portal, email));
    await portal.db.write((client) => client.execute('UPDATE session SET created_at = created_at - 12 * 3600000 - 1'));
    expect(await me(cookie)).toBeNull();
  });

  it('of others ends with a changed password', async () => {
    const { email } = await makeUser(portal);
    const [one, two] = [await signIn(portal, email), await signIn(portal, email)];
    const newPassword = 'sau bay tam chin muoi';
    expect((await send(portal, '/api/auth/password', { password: 'khong dung dau nhe', newPassword }, one)).status).toBe(400);
    const changed = await send(portal, '/api/auth/password', { password: PASSWORD, newPassword }, one);
    expect(changed.status).toBe(200);
    expect([await me(two), await me(one)]).toEqual([null, null]);
    expect((await me(cookiesOf(changed, one))).email).toBe(email);
    expect((await send(portal, '/api/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
    await signIn(portal, email, newPassword);
  });

  it('is a cookie that scripts cannot read, and nothing in an answer', async () => {
    const { email } = await makeUser(portal);
    const response = await send(portal, '/api/auth/sign-in', { email, password: PASSWORD });
    const cookie = response.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^toan-canh\.session_token=.*HttpOnly; SameSite=Lax/);
    expect(await response.text()).toBe('{"secondFactor":false}');
  });

  it('travels by https only where the portal is reached by https', async () => {
    const safe = await makePortal([makePack('mot')], { config: { publicUrl: 'https://thanh-pho.example' } });
    const { email } = await makeUser(safe);
    const response = await send(safe, '/api/auth/sign-in', { email, password: PASSWORD });
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-toan-canh\.session_token=.*Path=\/.*; Secure/);
    expect(response.headers.getSetCookie()[0]).not.toMatch(/domain/i);
    expect((await safe.get('/api/me', { cookie: cookiesOf(response) })).json.me.email).toBe(email);
    await safe.close();
  });

  it('cannot be forged', async () => {
    const { email } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    expect(await me(cookie.replace(/\..{6}/, '.AAAAAA'))).toBeNull();
  });
});

describe('who tries', () => {
  const tries = async (email: string, password = 'khong phai mat khau') => {
    const response = await send(portal, '/api/auth/sign-in', { email, password });
    return { status: response.status, text: (await response.text()).replace(/"requestId":"[^"]*"/, '') };
  };

  it('learns nothing about which addresses have accounts', async () => {
    const { email } = await makeUser(portal);
    await portal.db.transact((tx) => insertUser(tx, { name: 'Chưa Nhận', email: 'moi@thu.example' }, new Date()));
    const known = await tries(email);
    expect(known.status).toBe(401);
    expect(await tries('khong-ai@thu.example')).toEqual(known);
    expect(await tries('moi@thu.example')).toEqual(known);
    expect((await tries(email, PASSWORD)).status).toBe(200);
  });

  it('waits as long for an unknown address as for a known one', async () => {
    const { email } = await makeUser(portal);
    const taken: Record<string, number[]> = { known: [], unknown: [] };
    // By turns, and the quickest of each: what else the machine does then hits both alike.
    for (let n = 0; n < 7; n++)
      for (const [whose, address] of [
        ['known', email],
        ['unknown', 'khong-ai@thu.example'],
      ] as const) {
        const from = performance.now();
        await tries(address);
        taken[whose]?.push(performance.now() - from);
      }
    const [known, unknown] = [Math.min(...(taken.known ?? [])), Math.min(...(taken.unknown ?? []))];
    // The password hash is nearly all of it: without one for the unknown address this would be a tenth.
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('is stopped after ten tries at one account; others go on', async () => {
    const { email } = await makeUser(portal);
    const { email: other } = await makeUser(portal);
    for (let n = 0; n < 10; n++) expect((await tries(email)).status).toBe(401);
    expect((await tries(email, PASSWORD)).status).toBe(429);
    expect((await tries(email.toUpperCase())).status).toBe(429);
    await signIn(portal, other);
  });

  it('is stopped after sixty wrong tries from one address, whatever the account', async () => {
    const all = await Promise.all(Array.from({ length: 61 }, (_, n) => tries(`ai-${n}@thu.example`)));
    expect(all.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('is one household with all its IPv6 addresses, behind a proxy too', async () => {
    const behind = await makePortal([makePack('mot')], { config: { trustedHops: 1 } });
    const from = async (address: string, n: number) => {
      const response = await behind.app.request('/api/auth/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `6.6.6.${n}, ${address}` },
        body: JSON.stringify({ email: `ai-${n}@thu.example`, password: 'khong phai mat khau' }),
      });
      return response.status;
    };
    const all = await Promise.all(Array.from({ length: 61 }, (_, n) => from(`2001:db8:1:2::${n.toString(16)}`, n)));
    expect(all.filter((status) => status === 429)).toHaveLength(1);
    expect(await from('2001:db8:1:3::1', 99)).toBe(401);
    await behind.close();
  });

  it('leaves a trace without an address in it', async () => {
    const { id, email } = await makeUser(portal);
    await tries(email);
    await tries('khong-ai@thu.example');
    const { rows } = await portal.db.client.execute('SELECT * FROM audit ORDER BY seq');
    expect(rows.map((row) => [row.action, row.entity_id])).toEqual([
      ['fail:sign-in', id],
      ['fail:sign-in', 'unknown'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('@');
  });

  it('must send JSON: a foreign page’s form cannot sign a visitor in', async () => {
    const { email } = await makeUser(portal);
    const form = await portal.app.request('/api/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ email, password: PASSWORD }),
    });
    expect(form.status).toBe(415);
    const text = await portal.app.request('/api/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    expect(text.status).toBe(415);
  });
});
