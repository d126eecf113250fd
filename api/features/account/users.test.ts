import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { verifyAudit } from '../../audit/verify-audit.ts';
import { makeInvitation } from '../../auth/invitation.ts';
import { addSecondFactor, cookiesOf, makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { Invited, UserList } from './contract.ts';

let portal: Portal;
let boss: string;
let bossId: string;
beforeEach(async () => {
  portal = await makePortal([makePack('mot'), makePack('hai')]);
  const made = await makeUser(portal, [{ role: 'administrator' }]);
  bossId = made.id;
  boss = (await addSecondFactor(portal, await signIn(portal, made.email))).cookie;
});
afterEach(() => portal.close());

const me = async (cookie: string) => (await portal.get('/api/me', { cookie })).json.me;
const list = async (cookie: string, query = '') => UserList.parse((await portal.get(`/api/admin/users${query}`, { cookie })).json).users;
const officer = { role: 'agency-officer', scope: { agencies: ['office'] } };
const person = { name: 'Vì Văn Thử', email: 'vi-van-thu@thu.example', city: 'mot', grants: [officer] };
const invite = async (body: object = person, cookie = boss) =>
  Invited.parse(await (await send(portal, '/api/admin/users', body, cookie)).json());
const tokenIn = (link: string) => /#invitation=([\w-]+)$/.exec(link)?.[1] ?? '';
const accept = (link: string, more: object = {}) =>
  send(portal, '/api/auth/invitation', { token: tokenIn(link), password: PASSWORD, ...more });
const status = async (response: Promise<Response>) => (await response).status;
const cityAdministrator = async () => {
  const { email, id } = await makeUser(portal, [{ role: 'administrator', city: 'mot' }]);
  return { id, cookie: (await addSecondFactor(portal, await signIn(portal, email))).cookie };
};

describe('an invitation', () => {
  it('makes an account that its link opens once', async () => {
    const { link, userId } = await invite();
    expect(link).toMatch(/^http:\/\/localhost:8080\/mot\/account#invitation=/);
    expect(await (await send(portal, '/api/auth/invitation/read', { token: tokenIn(link) })).json()).toEqual({
      name: person.name,
      email: person.email,
    });
    expect((await list(boss)).find(({ id }) => id === userId)).toMatchObject({ active: false, grants: [{ ...officer, city: 'mot' }] });
    expect(await status(accept(link))).toBe(200);
    expect(await me(await signIn(portal, person.email))).toMatchObject({ name: person.name, grants: [{ ...officer, city: 'mot' }] });
    expect(await status(accept(link))).toBe(404);
    expect(await status(send(portal, '/api/auth/invitation/read', { token: tokenIn(link) }))).toBe(404);
  });

  it('ends after three days, and when a newer one is made', async () => {
    const { link, userId } = await invite();
    const newer = Invited.parse(await (await send(portal, `/api/admin/users/${userId}/invitation`, {}, boss)).json());
    expect(await status(accept(link))).toBe(404);
    portal.clock.now = new Date(portal.clock.now.getTime() + 3 * 86_400_000 + 1);
    expect(await status(accept(newer.link))).toBe(404);
  });

  it('wants a password of twelve characters', async () => {
    const { link } = await invite();
    const response = await accept(link, { password: 'ngan-qua' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('password');
  });

  it('wants one that is not the own name, nor what everybody tries first', async () => {
    const { link } = await invite();
    for (const password of ['Vì Văn Thử 2026', 'vi-van-thu@thu', 'matkhau123456']) {
      const response = await accept(link, { password });
      expect([password, response.status]).toEqual([password, 400]);
    }
    const { email } = await makeUser(portal, [], { email: 'nguoi-doi@thu.example' });
    const change = { password: PASSWORD, newPassword: 'nguoi-doi@thu' };
    expect(await status(send(portal, '/api/auth/password', change, await signIn(portal, email)))).toBe(400);
  });

  it('takes over an account that somebody made for the address beforehand: their password and sessions are gone', async () => {
    await makeUser(portal, [], { email: person.email });
    const stranger = await signIn(portal, person.email);
    const { link } = await invite();
    expect(await me(stranger)).toBeNull();
    expect(await status(send(portal, '/api/auth/sign-in', { email: person.email, password: PASSWORD }))).toBe(401);
    expect(await status(accept(link, { password: 'dong song phia bac' }))).toBe(200);
    await signIn(portal, person.email, 'dong song phia bac');
  });

  it('is refused for an address that holds roles already', async () => {
    await invite();
    const again = await send(portal, '/api/admin/users', { ...person, city: 'hai' }, boss);
    expect(again.status).toBe(400);
    expect(await again.text()).toContain('email');
  });

  it('of the first administrator makes the account, and none is valid once there is an administrator', async () => {
    const { token } = await portal.db.transact((tx) => makeInvitation(tx, null, portal.clock.now));
    const body = { token, password: PASSWORD, name: 'Quản Trị', email: 'quan-tri@thu.example' };
    expect(await status(send(portal, '/api/auth/invitation', body))).toBe(404);
    await portal.db.write((client) => client.execute('DELETE FROM user'));
    expect(await status(send(portal, '/api/auth/invitation', { token, password: PASSWORD }))).toBe(400);
    expect(await status(send(portal, '/api/auth/invitation', body))).toBe(200);
    expect(await me(await signIn(portal, body.email))).toMatchObject({ secondFactorMissing: true });
    expect(await status(send(portal, '/api/auth/invitation', { ...body, email: 'hai@thu.example' }))).toBe(404);
  });
});

describe('an administrator', () => {
  it('finds people by name without accents, by address and by id', async () => {
    const { id, email } = await makeUser(portal, [{ role: 'planner', city: 'mot' }]);
    for (const q of [id, email, 'nguoi thu'])
      expect((await list(boss, `?city=mot&q=${encodeURIComponent(q)}`)).map((user) => user.id)).toContain(id);
    expect(await list(boss, '?city=mot&q=khong+ai')).toEqual([]);
  });

  it('replaces the roles of a person in one city; those elsewhere stay', async () => {
    const { id, email } = await makeUser(portal, [
      { role: 'planner', city: 'hai' },
      { role: 'moderator', city: 'mot' },
    ]);
    const cookie = await signIn(portal, email);
    expect(await status(send(portal, `/api/admin/users/${id}/grants`, { city: 'mot', grants: [officer] }, boss, 'PUT'))).toBe(200);
    expect((await me(cookie)).grants).toEqual([
      { role: 'planner', city: 'hai', scope: {} },
      { ...officer, city: 'mot' },
    ]);
    expect(await status(send(portal, `/api/admin/users/${id}/grants`, { city: 'mot', grants: [] }, boss, 'PUT'))).toBe(200);
    expect((await me(cookie)).grants).toEqual([{ role: 'planner', city: 'hai', scope: {} }]);
  });

  it('signs a person out, gives a new link without the lost second factor, and removes the account', async () => {
    const { id, email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const { cookie } = await addSecondFactor(portal, await signIn(portal, email));
    expect(await status(send(portal, `/api/admin/users/${id}/sessions`, {}, boss, 'DELETE'))).toBe(200);
    expect(await me(cookie)).toBeNull();
    const renewed = await send(portal, `/api/admin/users/${id}/invitation`, { dropSecondFactor: true }, boss);
    expect(await status(send(portal, '/api/auth/sign-in', { email, password: PASSWORD }))).toBe(401);
    expect(await status(accept(Invited.parse(await renewed.json()).link))).toBe(200);
    expect(await me(await signIn(portal, email))).toMatchObject({ secondFactorMissing: true });
    expect(await status(send(portal, `/api/admin/users/${id}`, {}, boss, 'DELETE'))).toBe(200);
    expect(await status(send(portal, `/api/admin/users/${id}`, {}, boss, 'DELETE'))).toBe(404);
    for (const table of ['session', 'account', 'two_factor', 'role_grant', 'invitation']) {
      const { rows } = await portal.db.client.execute({ sql: `SELECT count(*) AS n FROM ${table} WHERE user_id = ?`, args: [id] });
      expect([table, rows[0]?.n]).toEqual([table, 0]);
    }
  });

  it('cannot leave the portal without one', async () => {
    await makeUser(portal, [{ role: 'administrator' }], { demo: true });
    expect(await status(send(portal, `/api/admin/users/${bossId}`, {}, boss, 'DELETE'))).toBe(400);
    expect(await status(send(portal, `/api/admin/users/${bossId}/grants`, { city: null, grants: [] }, boss, 'PUT'))).toBe(400);
    expect((await me(boss)).grants).toHaveLength(1);
  });

  it('leaves a chain of what was granted and revoked, without names or addresses', async () => {
    const { userId } = await invite();
    await send(portal, `/api/admin/users/${userId}/grants`, { city: 'mot', grants: [] }, boss, 'PUT');
    const { rows } = await portal.db.client.execute({ sql: 'SELECT * FROM audit WHERE entity_id = ? ORDER BY seq', args: [userId] });
    expect(rows.map((row) => [row.action, row.actor, row.city, row.fields])).toEqual([
      ['grant:role', bossId, 'mot', '{"role":"agency-officer"}'],
      ['invite:user', bossId, 'mot', '{}'],
      ['revoke:role', bossId, 'mot', '{"role":"agency-officer"}'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/@|Văn/);
    expect((await verifyAudit(portal.db.client)).broken).toBeNull();
  });
});

describe('an administrator of one city', () => {
  it('sees who has a role there, and nothing of other cities', async () => {
    const { cookie } = await cityAdministrator();
    const here = await makeUser(portal, [
      { role: 'planner', city: 'hai' },
      { role: 'moderator', city: 'mot' },
    ]);
    const there = await makeUser(portal, [{ role: 'planner', city: 'hai' }]);
    const seen = await list(cookie, '?city=mot');
    expect(seen.find(({ id }) => id === here.id)?.grants).toEqual([{ role: 'moderator', city: 'mot', scope: {} }]);
    expect(seen.some(({ id }) => id === there.id)).toBe(false);
    for (const query of ['', '?city=hai']) expect((await portal.get(`/api/admin/users${query}`, { cookie })).status).toBe(403);
  });

  it('grants nothing beyond it, and gets no hold of people who hold roles elsewhere', async () => {
    const { cookie, id: own } = await cityAdministrator();
    const everywhere = { ...person, city: null, grants: [{ role: 'administrator', scope: {} }] };
    expect(await status(send(portal, '/api/admin/users', everywhere, cookie))).toBe(403);
    expect(await status(send(portal, '/api/admin/users', { ...person, city: 'hai' }, cookie))).toBe(403);
    expect(await status(send(portal, `/api/admin/users/${own}/grants`, { city: null, grants: everywhere.grants }, cookie, 'PUT'))).toBe(
      403,
    );
    const { id: both } = await makeUser(portal, [
      { role: 'planner', city: 'hai' },
      { role: 'moderator', city: 'mot' },
    ]);
    const { id: resident } = await makeUser(portal);
    for (const id of [both, bossId, resident]) {
      expect(await status(send(portal, `/api/admin/users/${id}/invitation`, { dropSecondFactor: true }, cookie))).toBe(403);
      expect(await status(send(portal, `/api/admin/users/${id}`, {}, cookie, 'DELETE'))).toBe(403);
      expect(await status(send(portal, `/api/admin/users/${id}/sessions`, {}, cookie, 'DELETE'))).toBe(403);
    }
    const { userId } = await invite(person, cookie);
    expect(await status(send(portal, `/api/admin/users/${userId}`, {}, cookie, 'DELETE'))).toBe(200);
  });
});

describe('the list', () => {
  it('is read in pages, every account once', async () => {
    for (let n = 0; n < 120; n++) await makeUser(portal);
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: z.infer<typeof UserList> = UserList.parse(
        (await portal.get(`/api/admin/users?cursor=${encodeURIComponent(cursor)}`, { cookie: boss })).json,
      );
      seen.push(...page.users.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([121, 121]);
  });
  it('never shows what people sign in with', async () => {
    await invite();
    const text = JSON.stringify(await list(boss));
    expect(text).not.toMatch(/password|token|secret\b|hash/i);
    expect(cookiesOf(await portal.app.request('/api/admin/users', { headers: { cookie: boss } }))).toBe('');
  });
});
