/** Addresses are confirmed by letter, and nobody learns by asking which of them have accounts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepClaims } from '../../auth/address-claim.ts';
import { addSecondFactor, cookiesOf, makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';

let portal: Portal;
beforeEach(async () => {
  portal = await makePortal([makePack('mot')], { config: { trustedHops: 1 } });
});
afterEach(() => portal.close());

let household = 0;
/** Each from another household, so that no limit by address answers. */
const post = async (path: string, body: unknown, cookie = '', from = `203.0.113.${++household % 250}`) =>
  portal.app.request(`/api/auth/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': from,
      ...(cookie ? { cookie } : {}),
    },
  });
const told = async (answer: Response | Promise<Response>) => {
  const { status, headers, text } = await Promise.resolve(answer).then(async (one) => ({
    status: one.status,
    headers: [...one.headers.keys()].filter((name) => name !== 'x-request-id').sort(),
    text: (await one.text()).replace(/"requestId":"[^"]*"/, ''),
  }));
  return { status, headers, text };
};
interface Letter {
  kind: string;
  to: string;
  text: string;
  subject: string;
}
const letters = async (): Promise<Letter[]> => {
  const { rows } = await portal.db.client.execute('SELECT kind, content FROM outbox ORDER BY seq');
  return rows.map(({ kind, content }) => ({ kind: String(kind), ...(JSON.parse(String(content)) as Omit<Letter, 'kind'>) }));
};
const tokenIn = (letter: Letter | undefined) => /#confirm=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
const person = { name: 'Cư Dân', email: 'cu-dan@thu.example' };
const me = async (cookie: string) => (await portal.get('/api/me', { cookie })).json.me;
const actions = async () => (await portal.db.client.execute('SELECT action FROM audit ORDER BY seq')).rows.map(({ action }) => action);
/** The quickest of several rounds, by turns, so that what else the machine does hits both alike. Milliseconds. */
async function quickest(rounds: number, ...works: ((n: number) => Promise<unknown>)[]): Promise<number[]> {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let n = 0; n < rounds; n++)
    for (const [i, work] of works.entries()) {
      const from = performance.now();
      await work(n);
      best[i] = Math.min(best[i] ?? 0, performance.now() - from);
    }
  return best;
}

/** Within twice of each other; what takes a few milliseconds may differ by as many where the machine is busy. */
function expectAlike(one: number, other: number): void {
  if (Math.abs(one - other) < 30) return;
  expect(one / other).toBeGreaterThan(0.5);
  expect(one / other).toBeLessThan(2);
}

describe('signing up', () => {
  it('sends a link that makes the account once, at a click and not by being opened', async () => {
    expect(await told(post('sign-up', { ...person, email: 'Cu-Dan@Thu.example' }))).toMatchObject({ status: 200, text: '{"done":true}' });
    const [letter] = await letters();
    expect(letter).toMatchObject({ kind: 'confirm-sign-up', to: person.email });
    const token = tokenIn(letter);
    expect((await post('sign-in', { email: person.email, password: PASSWORD })).status).toBe(401);
    // Programs that look into letters open links as often as they like.
    for (let n = 0; n < 3; n++) expect(await (await post('confirmation/read', { token })).json()).toEqual({ kind: 'sign-up', ...person });
    expect((await post('confirmation', { token, password: 'cu-dan@thu.example' })).status).toBe(400);
    expect((await post('confirmation', { token })).status).toBe(400);
    expect((await post('confirmation', { token, password: PASSWORD })).status).toBe(200);
    expect((await post('confirmation', { token, password: 'xe lu rung chuong' })).status).toBe(404);
    expect((await post('confirmation/read', { token })).status).toBe(404);
    expect(await me(await signIn(portal, person.email))).toMatchObject({ name: 'Cư Dân', grants: [], demo: false });
    expect(await actions()).toEqual(['ask:sign-up', 'fail:sign-in', 'sign-up:user', 'sign-in:user']);
  });

  it('keeps the link as a hash, for a day, and nothing of it in the audit log', async () => {
    await post('sign-up', person);
    const token = tokenIn((await letters())[0]);
    expect(token.length).toBe(43);
    const { rows } = await portal.db.client.execute('SELECT * FROM address_claim');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify((await portal.db.client.execute('SELECT * FROM audit')).rows)).not.toMatch(/@|Cư/);
    portal.clock.now = new Date(portal.clock.now.getTime() + 24 * 3_600_000);
    expect((await post('confirmation', { token, password: PASSWORD })).status).toBe(404);
    // Who never opened the letter is forgotten.
    portal.clock.now = new Date(portal.clock.now.getTime() + 1000);
    await sweepClaims({ db: portal.db, now: () => portal.clock.now });
    expect((await portal.db.client.execute('SELECT 1 FROM address_claim')).rows).toEqual([]);
  });

  it('answers alike for an address that has an account, whose owner is told by letter', async () => {
    const { email } = await makeUser(portal);
    const { email: waiting } = await makeUser(portal, [], { confirmed: false });
    const answers = [];
    for (const address of [email, waiting, person.email, person.email, 'khac@thu.example'])
      answers.push(await told(post('sign-up', { ...person, email: address, lang: 'en' })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const sent = await letters();
    expect(sent.map(({ kind, to }) => [kind, to])).toEqual([
      ['sign-up-known', email],
      ['sign-up-known', waiting],
      ['confirm-sign-up', person.email],
      ['confirm-sign-up', person.email],
      ['confirm-sign-up', 'khac@thu.example'],
    ]);
    expect(sent[0]?.text).toMatch(/sign in here; “Forgot your password\?”/);
    expect(sent[0]?.text).not.toContain('#');
    await signIn(portal, email);
  });

  it('takes as long for an address that has an account', async () => {
    const owners = await Promise.all(Array.from({ length: 12 }, () => makeUser(portal)));
    const [known = 0, unknown = 0] = await quickest(
      12,
      (n) => post('sign-up', { ...person, email: owners[n]?.email ?? '' }),
      (n) => post('sign-up', { ...person, email: `moi-${n}@thu.example` }),
    );
    expectAlike(unknown, known);
  });

  it('cannot be prepared by a stranger: whoever has the letter chooses the password, and an earlier letter stays good', async () => {
    await post('sign-up', person);
    await post('sign-up', { ...person, name: 'Kẻ Lạ', password: 'mat khau cua ke la' });
    const [first] = await letters();
    expect((await post('confirmation', { token: tokenIn(first), password: PASSWORD })).status).toBe(200);
    expect((await post('sign-in', { email: person.email, password: 'mat khau cua ke la' })).status).toBe(401);
    expect(await me(await signIn(portal, person.email))).toMatchObject({ name: 'Cư Dân' });
    const { rows } = await portal.db.client.execute('SELECT count(*) AS n FROM address_claim');
    expect(rows[0]?.n).toBe(0);
  });

  it('gives way to an account that came about meanwhile', async () => {
    await post('sign-up', person);
    await makeUser(portal, [], { email: person.email });
    expect((await post('confirmation', { token: tokenIn((await letters())[0]), password: 'xe lu rung chuong' })).status).toBe(404);
    await signIn(portal, person.email);
  });

  it('sends three letters an hour to an address, whether or not it has an account', async () => {
    const { email } = await makeUser(portal);
    for (const address of [email, person.email]) {
      const statuses = [];
      for (let n = 0; n < 4; n++) statuses.push((await post('sign-up', { ...person, email: address })).status);
      expect([address, statuses]).toEqual([address, [200, 200, 200, 429]]);
    }
    expect(await letters()).toHaveLength(6);
  });
});

describe('an address that nobody confirmed', () => {
  it('does not sign in, with the right password either, and says so as a wrong password does', async () => {
    const { email } = await makeUser(portal, [], { confirmed: false });
    const { email: confirmed } = await makeUser(portal);
    const wrong = await told(post('sign-in', { email: confirmed, password: 'khong phai mat khau' }));
    expect(wrong.status).toBe(401);
    expect(await told(post('sign-in', { email, password: PASSWORD }))).toEqual(wrong);
    expect(await told(post('sign-in', { email: 'khong-ai@thu.example', password: PASSWORD }))).toEqual(wrong);
  });

  it('takes as long at signing in as a wrong password does', async () => {
    const { email } = await makeUser(portal, [], { confirmed: false });
    const { email: confirmed } = await makeUser(portal);
    const [waiting = 0, wrong = 0, nobody = 0] = await quickest(
      6,
      () => post('sign-in', { email, password: PASSWORD }),
      () => post('sign-in', { email: confirmed, password: 'khong phai mat khau' }),
      () => post('sign-in', { email: 'khong-ai@thu.example', password: PASSWORD }),
    );
    for (const one of [waiting, nobody]) expectAlike(one, wrong);
  });

  it('has nobody behind a session that was open before, and is confirmed by the letter of a forgotten password', async () => {
    const { id, email } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    await portal.db.write((client) => client.execute({ sql: 'UPDATE user SET email_verified = 0 WHERE id = ?', args: [id] }));
    expect(await me(cookie)).toBeNull();
    await post('forgotten', { email });
    const token = /#invitation=([\w-]+)/.exec((await letters())[0]?.text ?? '')?.[1];
    expect((await post('invitation', { token, password: 'xe lu rung chuong' })).status).toBe(200);
    await signIn(portal, email, 'xe lu rung chuong');
  });
});

describe('another address', () => {
  const change = (cookie: string, email: string, password = PASSWORD) => post('address', { email, password }, cookie);

  it('is asked for with the password, confirmed by a link there, and ends the sessions elsewhere', async () => {
    const { email } = await makeUser(portal);
    const [here, elsewhere] = [await signIn(portal, email), await signIn(portal, email)];
    expect((await change(here, 'moi@thu.example', 'khong phai mat khau')).status).toBe(400);
    expect((await change('', 'moi@thu.example')).status).toBe(401);
    expect(await letters()).toEqual([]);
    expect((await change(here, 'Moi@thu.example')).status).toBe(200);
    const [link, notice] = await letters();
    expect([link?.kind, link?.to, notice?.kind, notice?.to]).toEqual(['confirm-address', 'moi@thu.example', 'address-asked', email]);
    // A link for a forgotten password that lies in the old mailbox ends with it.
    await post('forgotten', { email });
    const old = /#invitation=([\w-]+)/.exec((await letters()).at(-1)?.text ?? '')?.[1];
    const token = tokenIn(link);
    expect(await (await post('confirmation/read', { token })).json()).toEqual({ kind: 'address', email: 'moi@thu.example', name: null });
    expect((await me(elsewhere)).email).toBe(email);
    expect((await post('confirmation', { token }, here)).status).toBe(200);
    expect((await post('confirmation', { token }, here)).status).toBe(404);
    expect([(await me(here)).email, await me(elsewhere)]).toEqual(['moi@thu.example', null]);
    expect((await letters()).at(-1)).toMatchObject({ kind: 'address-changed', to: email });
    expect((await post('invitation', { token: old, password: 'xe lu rung chuong' })).status).toBe(404);
    expect((await post('sign-in', { email, password: PASSWORD })).status).toBe(401);
    await signIn(portal, 'moi@thu.example');
  });

  it('ends every session where the link is opened in a browser that is not signed in', async () => {
    const { email } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    await change(cookie, 'moi@thu.example');
    expect((await post('confirmation', { token: tokenIn((await letters())[0]) })).status).toBe(200);
    expect(await me(cookie)).toBeNull();
  });

  it('is answered alike whether or not somebody has it, who is told by letter', async () => {
    const { email } = await makeUser(portal);
    const { email: taken } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    expect(await told(change(cookie, taken))).toEqual(await told(change(cookie, 'moi@thu.example')));
    const sent = await letters();
    expect(sent.map(({ kind, to }) => [kind, to])).toEqual([
      ['address-taken', taken],
      ['address-asked', email],
      ['confirm-address', 'moi@thu.example'],
      ['address-asked', email],
    ]);
    expect(sent[0]?.text).not.toContain('#');
  });

  it('takes as long whether or not somebody has it', async () => {
    const owners = await Promise.all(Array.from({ length: 4 }, () => makeUser(portal)));
    const cookie = await signIn(portal, (await makeUser(portal)).email);
    const [taken = 0, free = 0] = await quickest(
      4,
      (n) => change(cookie, owners[n]?.email ?? ''),
      (n) => change(cookie, `moi-${n}@thu.example`),
    );
    expectAlike(free, taken);
  });

  it('is cancelled by a new password, and by a link that an administrator gives', async () => {
    const { email } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    await change(cookie, 'moi@thu.example');
    await post('password', { password: PASSWORD, newPassword: 'xe lu rung chuong' }, cookie);
    expect((await post('confirmation', { token: tokenIn((await letters())[0]) })).status).toBe(404);
  });

  it('is not asked for with a password alone where a second factor is set up', async () => {
    const { email } = await makeUser(portal);
    const without = await signIn(portal, email);
    const { cookie } = await addSecondFactor(portal, await signIn(portal, email));
    expect((await change(without, 'moi@thu.example')).status).toBe(403);
    expect((await change(cookie, 'moi@thu.example')).status).toBe(200);
  });

  it('is not for demo accounts, which many share', async () => {
    const { email } = await makeUser(portal, [], { demo: true });
    expect((await change(await signIn(portal, email), 'moi@thu.example')).status).toBe(403);
  });

  it('takes along what the account follows', async () => {
    const { id, email } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    const follow = { target: { kind: 'city' }, pace: 'now', lang: 'vi', by: { way: 'account' } };
    const asked = await send(portal, '/api/cities/mot/follows', follow, cookie);
    expect(asked.status, await asked.text()).toBeLessThan(300);
    await change(cookie, 'moi@thu.example');
    const token = tokenIn((await letters()).find(({ kind }) => kind === 'confirm-address'));
    expect((await post('confirmation', { token }, cookie)).status).toBe(200);
    const { rows } = await portal.db.client.execute({ sql: 'SELECT address FROM follower WHERE user = ?', args: [id] });
    expect(rows).toMatchObject([{ address: 'moi@thu.example' }]);
  });
});

it('a demo account, an invitation and the first administrator’s link count as confirmed', async () => {
  const { email: demo } = await makeUser(portal, [], { demo: true });
  await signIn(portal, demo);
  const boss = await makeUser(portal, [{ role: 'administrator' }]);
  const { cookie } = await addSecondFactor(portal, await signIn(portal, boss.email));
  const invited = { name: 'Cán Bộ', email: 'can-bo@thu.example', city: 'mot', grants: [{ role: 'planner', scope: {} }] };
  const answer = await send(portal, '/api/admin/users', invited, cookie);
  const { link } = (await answer.json()) as { link: string };
  expect((await post('invitation', { token: link.split('=').at(-1), password: PASSWORD })).status).toBe(200);
  expect(cookiesOf(await post('sign-in', { email: invited.email, password: PASSWORD }))).toContain('session');
});
