import { hashPassword as byLibrary } from 'better-auth/crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { SessionList } from './contract.ts';

let portal: Portal;
beforeEach(async () => {
  portal = await makePortal([makePack('mot')]);
});
afterEach(() => portal.close());

const me = async (cookie: string) => (await portal.get('/api/me', { cookie })).json.me;
const list = async (cookie: string) => SessionList.parse((await portal.get('/api/auth/sessions', { cookie })).json).sessions;
const end = async (cookie: string, id: string, password = PASSWORD) =>
  (await send(portal, `/api/auth/sessions/${id}/end`, { password }, cookie)).status;

describe('one’s own sessions', () => {
  it('are listed without what signs in, and ended one by one with the password', async () => {
    const { email } = await makeUser(portal);
    const [here, elsewhere, third] = [await signIn(portal, email), await signIn(portal, email), await signIn(portal, email)];
    const all = await list(here);
    expect(all.map(({ by }) => by)).toEqual(['password', 'password', 'password']);
    expect(all.filter((one) => one.here)).toHaveLength(1);
    const text = JSON.stringify(all);
    for (const cookie of [here, elsewhere]) expect(text).not.toContain(decodeURIComponent(cookie).split('=')[1]?.split('.')[0]);
    const other = (await list(elsewhere)).find((one) => one.here)?.id ?? '';
    expect([await end(here, other, 'khong phai mat khau'), await end('', other)]).toEqual([400, 401]);
    expect((await me(elsewhere)).email).toBe(email);
    expect(await end(here, other)).toBe(200);
    expect([await me(elsewhere), (await me(third)).email, await end(here, other)]).toEqual([null, email, 404]);
    const { rows } = await portal.db.client.execute("SELECT count(*) AS n FROM audit WHERE action = 'end:session'");
    expect(rows[0]?.n).toBe(1);
  });

  it('are one’s own: others neither see nor end them', async () => {
    const cookie = await signIn(portal, (await makeUser(portal)).email);
    const stranger = await signIn(portal, (await makeUser(portal)).email);
    const [session] = await list(cookie);
    expect(await list(stranger)).toHaveLength(1);
    expect(await end(stranger, session?.id ?? '')).toBe(404);
    expect((await portal.get('/api/auth/sessions')).status).toBe(401);
  });
});

it('signing out empties the browser’s cache of the portal, and leaves the drafts of reports', async () => {
  for (const path of ['sign-out', 'sign-out-everywhere']) {
    const cookie = await signIn(portal, (await makeUser(portal)).email);
    const answer = await send(portal, `/api/auth/${path}`, {}, cookie);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
  }
});

it('a hash made with less work is made anew at the next sign-in', async () => {
  const { id, email } = await makeUser(portal);
  const args = [await byLibrary(PASSWORD), id];
  await portal.db.write((client) => client.execute({ sql: 'UPDATE account SET password = ? WHERE user_id = ?', args }));
  const kept = async () =>
    String((await portal.db.client.execute({ sql: 'SELECT password FROM account WHERE user_id = ?', args: [id] })).rows[0]?.password);
  await send(portal, '/api/auth/sign-in', { email, password: 'khong phai mat khau' });
  expect(await kept()).toBe(args[0]);
  await signIn(portal, email);
  const renewed = await kept();
  expect(renewed).toMatch(/^scrypt-15-8-/);
  await signIn(portal, email);
  expect(await kept()).toBe(renewed);
});

it('a crowd that signs in at once is answered or asked to come again, never broken', async () => {
  const busy = await makePortal([makePack('mot')], { config: { trustedHops: 1 } });
  try {
    const answers = await Promise.all(
      Array.from({ length: 130 }, (_, n) =>
        busy.app.request('/api/auth/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.18.0.${n}` },
          body: JSON.stringify({ email: `ai-${n}@thu.example`, password: 'khong phai mat khau' }),
        }),
      ),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([401, 503]);
    expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('2');
  } finally {
    await busy.close();
  }
}, 300_000);
